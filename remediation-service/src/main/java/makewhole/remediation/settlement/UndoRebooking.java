package makewhole.remediation.settlement;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import makewhole.platform.money.Money;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Plans;

/**
 * Takes back what was booked for a correction that can never be booked any more. A customer gets back what they paid for
 * units that do not move; a refund for units that stay is not owed, and people grant in a supplement what is owed instead.
 */
@ApplicationScoped
class UndoRebooking {
    private final Plans plans;
    private final Settlements settlements;
    private final Ledger ledger;
    private final InstantSource clock;

    UndoRebooking(Plans plans, Settlements settlements, Ledger ledger, InstantSource clock) {
        this.plans = plans;
        this.settlements = settlements;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Takes it back, before the correction is written down as ended. */
    @Transactional(TxType.MANDATORY)
    void undo(Rebooking rebooking) {
        PlanId plan = rebooking.plan();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<LineId, Money> moves =
                rebooking.moves().stream().collect(Collectors.toMap(Rebooking.Move::line, Rebooking.Move::change));
        List<Entry> entries = new ArrayList<>();
        List<Obligation> owedBack = new ArrayList<>();
        plans.lines(plan).forEachPortion(portion -> {
            List<PlanLine> moved = portion.stream()
                    .filter(line -> moves.containsKey(line.line()))
                    .toList();
            Map<LineId, Obligation> owed = settlements.obligations(
                    plan, moved.stream().map(PlanLine::line).toList());
            for (PlanLine line : moved) {
                switch (rebooking.purpose()) {
                    case TAKE_BACK ->
                        entries.add(Bookings.notOwed(plan, line, requireNonNull(owed.get(line.line())), today));
                    case TOP_UP -> {
                        Money paid = requireNonNull(moves.get(line.line()));
                        entries.add(Bookings.notBought(plan, line, paid, today));
                        owedBack.add(Obligation.ofCash(line.line(), paid));
                    }
                }
            }
        });
        ledger.post(entries);
        settlements.owe(plan, owedBack);
    }
}
