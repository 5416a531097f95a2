package makewhole.allocation.deal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/** Deals and books on their way out, row by row in flat memory. */
public interface ExportedBooks {
    /**
     * Which of them.
     *
     * @param state only deals of this state
     * @param deals only these; any if there are none
     */
    record Selection(Optional<DealState> state, Optional<VersionName> version, List<DealId> deals) {
        public Selection {
            deals = List.copyOf(deals);
        }

        /** One deal, in whatever state. */
        public static Selection only(DealId deal) {
            return new Selection(Optional.empty(), Optional.empty(), List.of(deal));
        }
    }

    /** All rows are of one moment, however long it takes to read them. */
    void asOfNow(Runnable reading);

    /** By id. */
    void forEachDeal(Selection selection, Consumer<Deal> consumer);

    /** Deal by deal, by time and investor. */
    void forEachCommitment(Selection selection, Consumer<ExportedCommitment> consumer);
}
