package makewhole.allocation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.allocation.CorrectionCertificate.Holdings;
import makewhole.allocation.allocation.CorrectionOrder.Move;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/**
 * Rebooks a deal under an approved plan while its correction window is open: refunded units move to the firm's error
 * account, accepted top-ups out of it, and a new allocation supersedes the one in force.
 */
@ApplicationScoped
public class CorrectAllocation {
    private final Deals deals;
    private final Allocations allocations;
    private final StagedAllocations stagedAllocations;
    private final PlanAuthorities planAuthorities;
    private final SwitchGuard switchGuard;
    private final ShortTransaction shortTransaction;
    private final Journal journal;
    private final InstantSource clock;

    CorrectAllocation(
            Deals deals,
            Allocations allocations,
            StagedAllocations stagedAllocations,
            PlanAuthorities planAuthorities,
            SwitchGuard switchGuard,
            ShortTransaction shortTransaction,
            Journal journal,
            InstantSource clock) {
        this.deals = deals;
        this.allocations = allocations;
        this.stagedAllocations = stagedAllocations;
        this.planAuthorities = planAuthorities;
        this.switchGuard = switchGuard;
        this.shortTransaction = shortTransaction;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Corrects.
     *
     * @param once answers the request once, in the short transaction: it is given what puts the correction in force
     * @throws RefusedException if it is not to be done; refusals of the kill switch are recorded
     */
    public <T> T correct(CorrectionOrder order, String subject, Function<Supplier<Allocation>, T> once) {
        return switchGuard.recording(order.deal(), subject, () -> {
            Prepared<Allocation> prepared = Prepared.by(() -> stage(order, subject));
            return shortTransaction.run(order.deal(), () -> once.apply(() -> putInForce(prepared, order, subject)));
        });
    }

    private Allocation stage(CorrectionOrder order, String subject) {
        Deal deal = deals.require(order.deal());
        switchGuard.look(order.deal(), Optional.empty());
        requireOpenWindow(deal);
        planAuthorities.of(order.plan(), order.deal()).refuses(order).ifPresent(reason -> {
            throw new RefusedException(new Refusal.PlanNotAuthorised(reason));
        });
        Allocation inForce = allocations
                .inForce(order.deal())
                .orElseThrow(() -> new RefusedException(new Refusal.DealNotAllocated(order.deal())));
        refuseSecondMoves(order);
        return stage(order, inForce, subject);
    }

    private Allocation stage(CorrectionOrder order, Allocation inForce, String subject) {
        Holdings before = new Holdings(allocations.lines(inForce.id()), inForce.errorAccount());
        Map<InvestorId, Long> given = new HashMap<>();
        before.lines().forEach(line -> given.put(line.investor(), line.given()));
        long errorAccount = before.errorAccount();
        for (Move move : order.moves()) {
            given.merge(move.investor(), move.change(), Math::addExact);
            errorAccount = Math.subtractExact(errorAccount, move.change());
        }
        List<String> violations = CorrectionCertificate.check(before, order.moves(), given, errorAccount);
        if (!violations.isEmpty()) {
            throw new RefusedException(new Refusal.CorrectionNotCertified(violations));
        }
        List<Share> lines = before.lines().stream()
                .map(line -> new Share(line.investor(), line.cap(), given.getOrDefault(line.investor(), 0L)))
                .toList();
        Allocation correction = correction(order, inForce, errorAccount, lines, subject);
        stagedAllocations.keep(correction, lines, List.of());
        return correction;
    }

    private Allocation correction(
            CorrectionOrder order, Allocation inForce, long errorAccount, List<Share> lines, String subject) {
        return new Allocation(
                UUID.randomUUID(),
                order.deal(),
                inForce.version(),
                AllocationState.STAGED,
                new Origin.Correction(inForce.id(), order.plan(), order.planDigest(), order.incident(), order.reason()),
                inForce.inputsDigest(),
                Allocation.linesDigest(order.deal(), inForce.version(), errorAccount, lines),
                Optional.empty(),
                errorAccount,
                new Allocation.Stamp(subject, clock.instant().truncatedTo(ChronoUnit.MICROS)),
                Optional.empty());
    }

    private Allocation putInForce(Prepared<Allocation> prepared, CorrectionOrder order, String subject) {
        Allocation correction = prepared.require();
        switchGuard.pass(order.deal(), Optional.empty());
        Allocations.Standing standing = allocations.lock(order.deal());
        requireOpenWindow(deals.require(order.deal()));
        UUID superseded = standing.inForce()
                .filter(inForce -> correction.origin() instanceof Origin.Correction origin
                        && origin.supersedes().equals(inForce))
                .orElseThrow(() -> new RefusedException(new Refusal.BookChanged(order.deal())));
        refuseSecondMoves(order);
        allocations.supersede(superseded);
        allocations.publish(
                correction, new Allocation.Stamp(subject, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        allocations.addMoves(correction.id(), order);
        journal.append(JournalEntry.of("allocation-corrected", "deal", order.deal(), subject)
                .because(order.reason())
                .with("allocation", correction.id())
                .with("supersedes", superseded)
                .with("plan", order.plan())
                .with("planDigest", order.planDigest())
                .with("incident", order.incident())
                .with("moves", order.moves().size())
                .with("linesDigest", correction.linesDigest()));
        return correction;
    }

    private void requireOpenWindow(Deal deal) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!deal.calendar().canBeCorrectedOn(today)) {
            throw new RefusedException(new Refusal.CorrectionWindowClosed(
                    deal.id(), deal.calendar().correctionWindowEndsOn()));
        }
    }

    private void refuseSecondMoves(CorrectionOrder order) {
        List<InvestorId> moved = allocations.moved(order.plan(), order.deal());
        order.moves().stream()
                .map(Move::investor)
                .filter(moved::contains)
                .findFirst()
                .ifPresent(investor -> {
                    throw new RefusedException(new Refusal.CorrectionAlreadyBooked(order.deal(), investor.value()));
                });
    }
}
