package makewhole.allocation.proration;

import java.util.ArrayList;
import java.util.List;

/** How one tier shares what there is for it: by weight, and what is left then by head among those without a weight. */
final class TierShares {
    private final TierName tier;
    private final Members byWeight;
    private final Members byHead;
    private final Scale scale;
    private final List<DropOut> dropOuts = new ArrayList<>();

    private TierShares(TierName tier, Members byWeight, Members byHead, Scale scale) {
        this.tier = tier;
        this.byWeight = byWeight;
        this.byHead = byHead;
        this.scale = scale;
    }

    /**
     * How levels are told: in minor units, and per unit of weight as it stands in the book.
     *
     * @param lot minor units
     * @param weights what the weights of the book were multiplied by
     */
    record Scale(long lot, long weights) {}

    /** Takes down the members of a tier one after the other. */
    static final class Gathering {
        private final TierName tier;
        private final Scale scale;
        private final Members.Gathering byWeight = new Members.Gathering();
        private final Members.Gathering byHead = new Members.Gathering();

        Gathering(TierName tier, Scale scale) {
            this.tier = tier;
            this.scale = scale;
        }

        /** Takes down the member at this place of the book, whose weight may be zero. */
        void add(int place, long cap, long weight) {
            if (weight > 0) {
                byWeight.add(place, cap, weight);
            } else {
                byHead.add(place, cap, 1);
            }
        }

        TierShares of(List<Commitment> commitments) {
            return new TierShares(tier, byWeight.of(commitments), byHead.of(commitments), scale);
        }
    }

    void offer(long lots) {
        byWeight.pool().offer(lots);
        byHead.pool().offer(surplus());
    }

    /** What those with a weight leave to the others. */
    private long surplus() {
        return byWeight.pool().isFilled() ? byWeight.pool().left() : 0;
    }

    Level level() {
        Pool weighted = byWeight.pool();
        Pool headed = byHead.pool();
        if (!weighted.isFilled()) {
            Ratio perScaledWeight = Ratio.of(weighted.left(), weighted.open());
            return new Level.PerWeight(perScaledWeight.times(scale.lot()).times(scale.weights()));
        }
        return headed.isFilled()
                ? new Level.EveryoneFilled()
                : new Level.PerHead(Ratio.of(headed.left(), headed.open()).times(scale.lot()));
    }

    int holders() {
        return byWeight.holders() + byHead.holders();
    }

    /**
     * Lets drop out, one at a time, whoever stands in the way of the terms.
     *
     * @param minimum lots
     * @param places how many may have a share
     */
    List<DropOut> dropOuts(long minimum, int places) {
        boolean nobody = holders() <= places && !byWeight.anyBelow(minimum) && !byHead.anyBelow(minimum);
        if (!nobody) {
            dropOut(minimum, places);
        }
        return dropOuts;
    }

    private void dropOut(long minimum, int places) {
        Leavers weighted = new Leavers(byWeight);
        Leavers headed = new Leavers(byHead);
        while (true) {
            int w = weighted.next();
            int h = headed.next();
            boolean isWeighted = w != Leavers.NOBODY && (h == Leavers.NOBODY || leavesBefore(w, h));
            Members members = isWeighted ? byWeight : byHead;
            int next = isWeighted ? w : h;
            boolean small = next != Leavers.NOBODY && members.pool().isBelow(minimum, next);
            if (!small && weighted.holders() + headed.holders() <= places) {
                break;
            }
            note(members.commitment(next), small ? DropOut.Reason.MINIMUM_TICKET : DropOut.Reason.HOLDER_LIMIT);
            long before = surplus();
            (isWeighted ? weighted : headed).dropOut(next);
            headed.offerMore(surplus() - before);
        }
        weighted.forgetWhoIsGone();
        headed.forgetWhoIsGone();
    }

    private void note(Commitment leaver, DropOut.Reason reason) {
        dropOuts.add(new DropOut(leaver.investor(), tier, reason));
    }

    private boolean leavesBefore(int w, int h) {
        int byShare = Pool.compareShares(byWeight.pool(), w, byHead.pool(), h);
        return byShare != 0
                ? byShare < 0
                : Commitment.TIE_ORDER.compare(byWeight.commitment(w), byHead.commitment(h)) > 0;
    }

    /** Writes down what everyone is given, in lots, by their place in the book; gives the sum. */
    long giveTo(long[] lots) {
        return byWeight.giveTo(lots) + byHead.giveTo(lots);
    }
}
