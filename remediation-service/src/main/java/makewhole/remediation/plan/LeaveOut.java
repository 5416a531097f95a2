package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Finds what a plan has to leave out. The units of a deal whose window is closed stay where they are, so that every later
 * audit finds the same again; whoever was made whole for it is not made whole twice.
 */
@ApplicationScoped
class LeaveOut {
    private static final int NAMED = 20;

    private final RemediedFindings remedied;
    private final Findings findings;

    LeaveOut(RemediedFindings remedied, Findings findings) {
        this.remedied = remedied;
        this.findings = findings;
    }

    /**
     * Findings of an incident that released plans of other incidents stand for. Its own plan is no other: what its lines
     * would come to on another day can still be tried out.
     *
     * @param deals those of the incident's findings
     * @throws RefusedException if such a plan has taken other amounts for booked or right than the incident finds now: what
     *     lies between them is for people to judge
     */
    List<Remedied> of(IncidentId incident, Set<DealId> deals) {
        Map<Investment, Remedied> known = remedied.in(deals, incident).stream()
                .collect(Collectors.toMap(Remedied::investment, Function.identity(), (one, other) -> one));
        List<Remedied> left = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        if (known.isEmpty()) {
            return left;
        }
        List<Finding> portion = findings.after(incident, Optional.empty(), PlanLines.PORTION);
        while (!portion.isEmpty()) {
            for (Finding finding : portion) {
                Remedied before = known.get(new Investment(finding.deal(), finding.investor()));
                if (before == null) {
                    continue;
                }
                left.add(before);
                if (!finding.booked().equals(before.booked())
                        || !finding.right().equals(before.right())) {
                    otherwise.add("%s in %s by plan %s".formatted(finding.investor(), finding.deal(), before.by()));
                }
            }
            portion = findings.after(incident, Optional.of(portion.getLast()), PlanLines.PORTION);
        }
        if (!otherwise.isEmpty()) {
            throw new RefusedException(new PlanRefusal.RemediedOtherwise(
                    otherwise.size(), otherwise.stream().limit(NAMED).toList()));
        }
        return left;
    }
}
