package makewhole.allocation.deal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/** The deals that have been allocated, to be gone through some at a time, in flat memory. */
public interface PastBooks {
    /** Which of them. */
    sealed interface Selection {
        record All() implements Selection {}

        record OfVersion(VersionName version) implements Selection {}

        /** Closed in a period, both days included. */
        record ClosedBetween(LocalDate from, LocalDate to) implements Selection {}
    }

    /** The ids of a selection, in their order (byte by byte): an audit pins its deals when it starts. */
    List<DealId> ids(Selection selection);

    /** How many deals have been imported, which never become fewer. */
    long imported();

    /**
     * Hands out the past books of some deals, in the order asked for, one in memory at a time; a deal that was never
     * allocated is passed over. The consumer must not use the connection of the running transaction.
     */
    void forEach(List<DealId> deals, Consumer<PastBook> consumer);

    /** The past books of some deals, in the order asked for; a deal that was never allocated is passed over. */
    default List<PastBook> of(List<DealId> deals) {
        List<PastBook> books = new ArrayList<>();
        forEach(deals, books::add);
        return books;
    }
}
