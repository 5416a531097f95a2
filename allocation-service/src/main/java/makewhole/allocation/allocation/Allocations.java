package makewhole.allocation.allocation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.problem.NotFoundException;

/** All allocations. What was staged never changes; it can only be published and, later, superseded. */
public interface Allocations {
    /** Reads a book to be allocated, in the running transaction; makes sure that the deal carries its digest. */
    DealBook bookToAllocate(DealId deal);

    /** Keeps an allocation with its lines, and who dropped out of it in which order, for good. */
    void stage(Allocation allocation, List<Share> lines, List<DropOut> dropOuts);

    /** One that was staged for the very same book with the same version, and not published yet. */
    Optional<Allocation> staged(DealId deal, VersionName version, String inputsDigest);

    /** Locks a deal for the running transaction and tells how it stands then. */
    Standing lock(DealId deal);

    /** Puts a staged allocation in force. The deal must be locked. */
    void publish(Allocation staged, Allocation.Stamp stamp);

    /** Ends the force of an allocation. The deal must be locked. */
    void supersede(UUID allocation);

    Optional<Allocation> find(UUID allocation);

    /** The one of a deal that is in force. */
    Optional<Allocation> inForce(DealId deal);

    /** Those of a deal that are or were in force, the newest last, from the one after {@code after}. */
    List<Allocation> after(DealId deal, Optional<UUID> after, int limit);

    /** By investor. */
    List<Share> lines(UUID allocation);

    /** By investor, from the one after {@code after}. */
    List<Share> lines(UUID allocation, Optional<InvestorId> after, int limit);

    Optional<Share> line(UUID allocation, InvestorId investor);

    /** Whom an allocation left out of a tier, in the order of their leaving. */
    List<LeftOut> leftOut(UUID allocation, TierName tier);

    /** Keeps what a plan moved, so that it moves nobody twice. */
    void addMoves(UUID allocation, CorrectionOrder order);

    /** Whom a plan has moved in a deal already. */
    List<InvestorId> moved(UUID plan, DealId deal);

    /**
     * The allocation.
     *
     * @throws NotFoundException if there is none
     */
    default Allocation require(UUID allocation) {
        return find(allocation).orElseThrow(() -> new NotFoundException("allocation", allocation));
    }

    /**
     * How a deal stands.
     *
     * @param bookDigest of its book as it is now; empty if the book has changed since it was last read
     */
    record Standing(Optional<String> bookDigest, Optional<UUID> inForce) {}
}
