package makewhole.remediation.postmortem;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;

/**
 * What the findings of one deal come to.
 *
 * @param overs how many were given too much
 * @param over by how much in all, zero or more
 * @param unders how many were given too little
 * @param under by how much in all, zero or more
 */
record Harm(int overs, Money over, int unders, Money under) {
    static Harm none(Currency currency) {
        return new Harm(0, Money.zero(currency), 0, Money.zero(currency));
    }

    /** By deal, each finding looked at once; deals without findings are missing. */
    static Map<DealId, Harm> byDeal(List<Finding> findings) {
        Map<DealId, Harm> byDeal = new HashMap<>();
        for (Finding finding : findings) {
            Harm before =
                    byDeal.getOrDefault(finding.deal(), none(finding.right().currency()));
            byDeal.put(finding.deal(), before.plus(finding));
        }
        return byDeal;
    }

    int findings() {
        return overs + unders;
    }

    /** The larger of the two sums, in minor units. */
    long larger() {
        return Math.max(over.minor(), under.minor());
    }

    private Harm plus(Finding finding) {
        return finding.isOver()
                ? new Harm(overs + 1, over.minus(finding.difference()), unders, under)
                : new Harm(overs, over, unders + 1, under.plus(finding.difference()));
    }
}
