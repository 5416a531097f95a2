package makewhole.allocation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Algorithms;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.Version;
import makewhole.allocation.version.VersionState;
import makewhole.allocation.version.Versions;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Allocates a deal: computes, certifies and stages first; then, in one short transaction, takes a share of the kill
 * switch's lock, reads the switch, compares digests under the lock of the deal, and puts the allocation in force.
 */
@ApplicationScoped
public class PublishAllocation {
    private final Deals deals;
    private final Versions versions;
    private final Allocations allocations;
    private final StageAllocation stageAllocation;
    private final SwitchGuard switchGuard;
    private final ShortTransaction shortTransaction;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<AllocationPublished> published;
    private final Semaphore publishers;

    PublishAllocation(
            Deals deals,
            Versions versions,
            Allocations allocations,
            StageAllocation stageAllocation,
            SwitchGuard switchGuard,
            ShortTransaction shortTransaction,
            Journal journal,
            InstantSource clock,
            Event<AllocationPublished> published,
            @ConfigProperty(name = "makewhole.allocation.publishers-at-once") int publishersAtOnce) {
        this.deals = deals;
        this.versions = versions;
        this.allocations = allocations;
        this.stageAllocation = stageAllocation;
        this.switchGuard = switchGuard;
        this.shortTransaction = shortTransaction;
        this.journal = journal;
        this.clock = clock;
        this.published = published;
        this.publishers = new Semaphore(publishersAtOnce, true);
    }

    /**
     * Publishes.
     *
     * @param wanted the version to use; empty for the active one
     * @param once answers the request once, in the short transaction: it is given what puts the allocation in force
     * @throws RefusedException if it is not to be published; refusals of the kill switch are recorded
     */
    public <T> T publish(
            DealId deal, Optional<VersionName> wanted, String subject, Function<Supplier<Staged>, T> once) {
        publishers.acquireUninterruptibly();
        try {
            return switchGuard.recording(deal, subject, () -> {
                Prepared<Staged> prepared = Prepared.by(() -> stage(deal, wanted, subject));
                return shortTransaction.run(deal, () -> once.apply(() -> putInForce(prepared, subject)));
            });
        } finally {
            publishers.release();
        }
    }

    private Staged stage(DealId id, Optional<VersionName> wanted, String subject) {
        Deal deal = deals.require(id);
        Optional<VersionName> version = wanted.or(() -> versions.active().map(Version::name));
        switchGuard.look(id, version);
        VersionName used = version.orElseThrow(() -> new RefusedException(new Refusal.NoActiveVersion()));
        if (wanted.isPresent()) {
            requireActive(used);
        }
        if (deal.allocatedBy().isPresent()) {
            throw new RefusedException(new Refusal.DealAlreadyAllocated(id));
        }
        Algorithm algorithm =
                Algorithms.of(used).orElseThrow(() -> new RefusedException(new Refusal.VersionNotExecutable(used)));
        return stageAllocation.stage(deal, algorithm, subject);
    }

    private Staged putInForce(Prepared<Staged> prepared, String subject) {
        Staged ready = prepared.require();
        Allocation staged = ready.allocation();
        DealId deal = staged.deal();
        switchGuard.pass(deal, Optional.of(staged.version()));
        requireActive(staged.version());
        Allocations.Standing standing = allocations.lock(deal);
        if (standing.inForce().isPresent()) {
            throw new RefusedException(new Refusal.DealAlreadyAllocated(deal));
        }
        if (!standing.bookDigest().map(staged.inputsDigest()::equals).orElse(false)) {
            throw new RefusedException(new Refusal.BookChanged(deal));
        }
        allocations.publish(
                staged, new Allocation.Stamp(subject, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        journal.append(JournalEntry.of("allocation-published", "deal", deal, subject)
                .with("allocation", staged.id())
                .with("version", staged.version())
                .with("inputsDigest", staged.inputsDigest())
                .with("linesDigest", staged.linesDigest()));
        published.fire(new AllocationPublished(staged));
        return ready;
    }

    private void requireActive(VersionName version) {
        VersionState state = versions.require(version).state();
        if (state != VersionState.ACTIVE) {
            throw new RefusedException(new Refusal.VersionNotActive(version, state.name()));
        }
    }
}
