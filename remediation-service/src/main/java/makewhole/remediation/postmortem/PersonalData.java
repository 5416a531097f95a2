package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;

/** Keeps names, addresses and accounts of investors out of what stakeholders read. */
@ApplicationScoped
public class PersonalData {
    private static final int ANY_CASE =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final Payees payees;

    PersonalData(Payees payees) {
        this.payees = payees;
    }

    /** The text with the investor's id in place of everything that is known of the person. */
    String without(String text) {
        String clean = text;
        for (Map.Entry<Pattern, String> one : known(text).entrySet()) {
            clean = one.getKey().matcher(clean).replaceAll(one.getValue());
        }
        return clean;
    }

    /** The investors of whom something is in a text. */
    public Set<String> in(String text) {
        Set<String> named = new TreeSet<>();
        known(text).forEach((pattern, investor) -> {
            if (pattern.matcher(text).find()) {
                named.add(investor);
            }
        });
        return named;
    }

    private Map<Pattern, String> known(String text) {
        Map<Pattern, String> known = new LinkedHashMap<>();
        for (Payee payee : payees.namedIn(text)) {
            String id = payee.investor().value();
            List.of(payee.email(), payee.legalName(), payee.account().number())
                    .forEach(words -> known.put(
                            Pattern.compile("(?<!\\w)%s(?!\\w)".formatted(Pattern.quote(words)), ANY_CASE), id));
        }
        return known;
    }
}
