package makewhole.remediation.finding;

import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** What a scope rests on, deal by deal. */
public interface ScopeProof {

    /** Every audited deal after another one, in order of id. */
    List<CheckedDeal> deals(IncidentId incident, String after, int limit);

    /** The sums over all audited deals; empty while no check has ended. */
    Optional<Totals> totals(IncidentId incident);

    /** The deals outside the audit that were looked at; empty while no check has ended. */
    Optional<Sample> sample(IncidentId incident);

    /**
     * Commitments in, findings out.
     *
     * @param commitments of all deals whose books could be read
     * @param dealsNotRead how many deals have a book that cannot be read: how many commitments they had is not known
     * @param unexplained the difference that nothing explains
     */
    record Totals(
            long commitments,
            long right,
            long findings,
            long rounded,
            long undecidable,
            long unexplained,
            long dealsNotRead) {
        public static Totals none() {
            return new Totals(0, 0, 0, 0, 0, 0, 0);
        }

        public Totals plus(CheckedDeal deal) {
            boolean undecided = deal.verdict() == Verdict.NOT_DECIDABLE;
            return new Totals(
                    commitments + deal.known(),
                    right + deal.right(),
                    findings + deal.findings(),
                    rounded + (undecided ? 0 : deal.explainedByVerdict()),
                    undecidable + (undecided ? deal.explainedByVerdict() : 0),
                    unexplained + deal.unexplained(),
                    dealsNotRead + (deal.commitments().isEmpty() ? 1 : 0));
        }
    }
}
