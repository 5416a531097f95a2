package makewhole.allocation.override;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import makewhole.allocation.Refusal;
import makewhole.allocation.Refusal.OverrideRefusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/**
 * Asks for an override, agrees to it as another person, or takes it back; only while the deal waits for its allocation.
 * Each changes the book, so that nothing that was worked out before can still be published.
 */
@ApplicationScoped
public class DecideOverride {
    private final Overrides overrides;
    private final Deals deals;
    private final Journal journal;
    private final InstantSource clock;

    DecideOverride(Overrides overrides, Deals deals, Journal journal, InstantSource clock) {
        this.overrides = overrides;
        this.deals = deals;
        this.journal = journal;
        this.clock = clock;
    }

    /** What is asked for. The amount is in minor units, zero or more. */
    public record Wanted(InvestorId investor, long amount, String reason) {}

    /**
     * The first person asks.
     *
     * @throws RefusedException if it cannot be kept beside the terms and what was decided before
     * @throws NotFoundException if there is no such deal
     */
    @Transactional
    public RequestedOverride request(DealId deal, Wanted wanted, Subject subject) {
        requireOpen(deal, subject);
        requireKept(deal, wanted.investor(), wanted.amount());
        if (overrides.standing(deal, wanted.investor()).isPresent()) {
            throw new RefusedException(new OverrideRefusal.OverrideExists(deal, wanted.investor()));
        }
        RequestedOverride requested =
                RequestedOverride.requested(deal, wanted.investor(), wanted.amount(), wanted.reason(), stamp(subject));
        overrides.add(requested);
        tell("override-requested", requested, requested.reason(), subject);
        return requested;
    }

    /**
     * Another person agrees.
     *
     * @throws RefusedException if it is the same person, nothing is left to agree to, or it cannot be kept any more
     */
    @Transactional
    public RequestedOverride confirm(DealId deal, UUID id, String reason, Subject subject) {
        requireOpen(deal, subject);
        RequestedOverride requested = overrides.require(deal, id);
        if (!subject.isAnotherPersonThan(requested.requested().by())) {
            throw new RefusedException(
                    new Refusal.SecondPersonRequired(requested.requested().by()));
        }
        requireKept(deal, requested.investor(), requested.amount());
        return move(requested, requested.confirmed(stamp(subject)), reason, subject);
    }

    /**
     * Anybody who may ask takes it back.
     *
     * @throws RefusedException if it has been taken back already
     */
    @Transactional
    public RequestedOverride withdraw(DealId deal, UUID id, String reason, Subject subject) {
        requireOpen(deal, subject);
        RequestedOverride override = overrides.require(deal, id);
        return move(override, override.withdrawn(stamp(subject)), reason, subject);
    }

    private RequestedOverride move(RequestedOverride from, RequestedOverride to, String reason, Subject subject) {
        String event = OverrideState.MOVES
                .event(from.state(), to.state())
                .orElseThrow(() -> new RefusedException(
                        new OverrideRefusal.NotOpen(from.state().name())));
        overrides.change(to);
        tell(event, to, reason, subject);
        return to;
    }

    private void requireOpen(DealId deal, Subject subject) {
        if (!subject.isPerson()) {
            throw new RefusedException(new OverrideRefusal.PersonRequired());
        }
        deals.require(deal);
        if (overrides.lockAndAskWhetherAllocated(deal)) {
            throw new RefusedException(new Refusal.DealAlreadyAllocated(deal));
        }
    }

    private void requireKept(DealId deal, InvestorId investor, long amount) {
        new OverrideTerms(deals.requireBook(deal)).refuse(investor, amount).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
    }

    private RequestedOverride.Stamp stamp(Subject subject) {
        return new RequestedOverride.Stamp(subject.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void tell(String event, RequestedOverride override, String reason, Subject subject) {
        journal.append(JournalEntry.of(event, "deal", override.deal(), subject.name())
                .because(reason)
                .with("override", override.id())
                .with("investor", override.investor()));
    }
}
