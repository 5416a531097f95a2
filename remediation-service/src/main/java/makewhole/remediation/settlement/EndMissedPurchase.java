package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/** Ends an accepted top-up that was missed: money that came too late is owed back, and goes out with the next payment run. */
@ApplicationScoped
public class EndMissedPurchase {
    private final Plans plans;
    private final MissedPurchases missed;
    private final Settlements settlements;
    private final Ledger ledger;
    private final Journal journal;
    private final InstantSource clock;

    EndMissedPurchase(
            Plans plans,
            MissedPurchases missed,
            Settlements settlements,
            Ledger ledger,
            Journal journal,
            InstantSource clock) {
        this.plans = plans;
        this.missed = missed;
        this.settlements = settlements;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Ends it.
     *
     * @param received what came in; empty if nothing did
     * @throws RefusedException if the line is no missed purchase, it is ended already, or more is said to have come in
     *     than was accepted
     */
    @Transactional
    public MissedPurchase end(PlanId plan, LineId id, Optional<Money> received, String reason, Subject subject) {
        Plan locked = plans.lock(plan).orElseThrow(() -> new NotFoundException("plan", plan));
        MissedPurchase purchase = missed.of(locked.id()).stream()
                .filter(one -> one.line().equals(id) && one.ending().isEmpty())
                .findFirst()
                .orElseThrow(() -> new RefusedException(new SettlementRefusal.NothingMissed(id.value())));
        received.ifPresent(money -> requireSensible(money, purchase));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MissedPurchase.Ending ending = new MissedPurchase.Ending(received, reason, subject.name(), now);
        missed.end(plan, id, ending);
        received.ifPresent(money -> {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            ledger.post(List.of(Bookings.cameTooLate(plan, plans.line(plan, id).orElseThrow(), money, today)));
            settlements.owe(plan, List.of(Obligation.ofCash(id, money)));
        });
        // Without the reason, which may speak of the customer: it stands with the purchase.
        journal.append(JournalEntry.of("missed-purchase-ended", "plan", plan, subject.name())
                .with("line", id)
                .with("received", received.map(Money::toString).orElse("nothing")));
        return new MissedPurchase(id, purchase.deal(), purchase.investor(), purchase.accepted(), Optional.of(ending));
    }

    /** One person says what came in, so that what is owed back for it is bounded by what three have approved. */
    private static void requireSensible(Money received, MissedPurchase purchase) {
        Money accepted = purchase.accepted();
        if (!received.currency().equals(accepted.currency())) {
            throw new InvalidRequestException("received", "is not in %s".formatted(accepted.currency()));
        }
        if (received.minor() <= 0) {
            throw new InvalidRequestException("received", "is not above zero; leave it out if nothing came in");
        }
        if (received.compareTo(accepted) > 0) {
            throw new RefusedException(new SettlementRefusal.ReceivedAboveAccepted(
                    purchase.line().value(), received.toString(), accepted.toString()));
        }
    }
}
