package makewhole.remediation.finding;

import makewhole.remediation.deal.DealId;

/**
 * What became of the commitments of one audited deal: each is right, or explained by a finding, by rounding, or by the deal
 * that cannot be judged.
 *
 * @param commitments how many came in; zero if the book of a deal that cannot be judged cannot be read either
 * @param right how many were given exactly what is right
 * @param findings how many findings the audit has, checked one by one
 */
public record CheckedDeal(DealId deal, Verdict verdict, int commitments, int right, int findings, String reason) {

    /** Commitments that are neither right nor a finding, because the deal was rounded otherwise or cannot be judged. */
    public int explainedByVerdict() {
        return switch (verdict) {
            case RIGHT, WRONG -> 0;
            case ROUNDED_OTHERWISE -> commitments - right;
            case NOT_DECIDABLE -> commitments;
        };
    }

    /** What nothing explains; always zero, or the scope is not decided. */
    public int unexplained() {
        return commitments - right - findings - explainedByVerdict();
    }
}
