package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

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
    public String without(String text) {
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

    /** @throws RefusedException if something of an investor stands in a section */
    void requireNone(Section section, String text) {
        Set<String> named = in(text);
        if (!named.isEmpty()) {
            throw new RefusedException(
                    new CaseRefusal.NamesAPerson(section.key(), named.stream().toList()));
        }
    }

    private Map<Pattern, String> known(String text) {
        Map<Pattern, String> known = new LinkedHashMap<>();
        for (Payee payee : payees.namedIn(text)) {
            String id = payee.investor().value();
            known.put(alone(Pattern.quote(payee.email())), id);
            known.put(alone(inParts(payee.legalName().strip().split("\\s+", -1), "\\s+")), id);
            // An account number is written in groups, at times with hyphens.
            known.put(alone(inParts(payee.account().number().split("", -1), "[\\s-]*")), id);
        }
        return known;
    }

    private static Pattern alone(String words) {
        return Pattern.compile("(?<!\\w)%s(?!\\w)".formatted(words), ANY_CASE);
    }

    private static String inParts(String[] parts, String between) {
        return Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining(between));
    }
}
