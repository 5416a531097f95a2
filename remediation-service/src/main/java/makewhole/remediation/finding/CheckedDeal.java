package makewhole.remediation.finding;

import java.util.OptionalInt;
import makewhole.remediation.deal.DealId;

/**
 * What became of the commitments of one audited deal: each is right, or explained by a finding, by rounding, or by the deal
 * that cannot be judged.
 *
 * @param commitments how many came in; empty, for nobody knows, if the book of a deal that cannot be judged cannot be read
 *     either
 * @param right how many were given exactly what is right
 * @param findings how many findings the audit has, checked one by one
 */
public record CheckedDeal(
        DealId deal, Verdict verdict, OptionalInt commitments, int right, int findings, String reason) {
    public CheckedDeal {
        if (commitments.isEmpty() && verdict != Verdict.NOT_DECIDABLE) {
            throw new IllegalArgumentException("%s is judged by a book that was not read".formatted(deal));
        }
    }

    /** Commitments that are neither right nor a finding, because the deal was rounded otherwise or cannot be judged. */
    public int explainedByVerdict() {
        return switch (verdict) {
            case RIGHT, WRONG -> 0;
            case ROUNDED_OTHERWISE -> known() - right;
            case NOT_DECIDABLE -> known();
        };
    }

    /** What nothing explains; always zero, or the scope is not decided. */
    public int unexplained() {
        return known() - right - findings - explainedByVerdict();
    }

    /** What is known to have come in. */
    int known() {
        return commitments.orElse(0);
    }
}
