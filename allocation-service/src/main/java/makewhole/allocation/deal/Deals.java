package makewhole.allocation.deal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.problem.NotFoundException;

/** All deals and their books. */
public interface Deals {
    Optional<Deal> find(DealId deal);

    /**
     * Which deals are looked for; any if all is empty.
     *
     * @param closedFrom the first day of their close
     * @param closedTo the last day of their close
     */
    record Sought(
            Optional<DealState> state,
            Optional<VersionName> version,
            Optional<LocalDate> closedFrom,
            Optional<LocalDate> closedTo) {
        public static final Sought ANY =
                new Sought(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Deals by id, from the one after {@code after}. */
    List<Deal> after(Optional<DealId> after, Sought sought, int limit);

    /** Which of these ids are taken. */
    Set<DealId> known(Collection<DealId> ids);

    /** Adds a deal with its book, unless there is a deal of that id; whether it was added. */
    boolean add(DealBook deal);

    /**
     * Adds deals, whose books are still to come, and waits for whoever is just adding one of the same id.
     *
     * @return those that were there already and stay as they are
     */
    Set<DealId> addNew(List<Deal> deals);

    /** Keeps the digests of books that have just been completed. */
    void keepDigests(Map<DealId, String> digests);

    /** The deal with its book, as it stands. */
    Optional<DealBook> book(DealId deal);

    /** What each investor has been given by the allocation in force; empty if there is none. */
    Map<InvestorId, Long> booked(DealId deal);

    /**
     * The deal.
     *
     * @throws NotFoundException if there is none
     */
    default Deal require(DealId deal) {
        return find(deal).orElseThrow(() -> new NotFoundException("deal", deal));
    }

    /**
     * The deal with its book.
     *
     * @throws NotFoundException if there is none
     */
    default DealBook requireBook(DealId deal) {
        return book(deal).orElseThrow(() -> new NotFoundException("deal", deal));
    }
}
