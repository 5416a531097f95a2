package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;

/** Keeps names, addresses and accounts of those affected out of what stakeholders read. */
@ApplicationScoped
class PersonalData {
    private final Findings findings;
    private final Payees payees;

    PersonalData(Findings findings, Payees payees) {
        this.findings = findings;
        this.payees = payees;
    }

    /** The text with the investor's id in place of everything that is known of the person. */
    String without(IncidentId incident, String text) {
        String clean = text;
        for (Map.Entry<Pattern, String> one : known(incident).entrySet()) {
            clean = one.getKey().matcher(clean).replaceAll(one.getValue());
        }
        return clean;
    }

    /** The investors of whom something is in a text. */
    Set<String> in(IncidentId incident, String text) {
        Set<String> named = new TreeSet<>();
        known(incident).forEach((pattern, investor) -> {
            if (pattern.matcher(text).find()) {
                named.add(investor);
            }
        });
        return named;
    }

    private Map<Pattern, String> known(IncidentId incident) {
        List<InvestorId> affected = findings.all(incident).stream()
                .map(Finding::investor)
                .distinct()
                .toList();
        Map<Pattern, String> known = new LinkedHashMap<>();
        for (Payee payee : payees.of(affected).values()) {
            String id = payee.investor().value();
            List.of(payee.email(), payee.legalName(), payee.account().number())
                    .forEach(words -> known.put(
                            Pattern.compile("\\b%s\\b".formatted(Pattern.quote(words)), Pattern.CASE_INSENSITIVE), id));
        }
        return known;
    }
}
