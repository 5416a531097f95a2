package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanReleased;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.remedy.Remedy;

/** With the release of a plan, in its transaction: what is due is owed and booked, and the open deals are to be rebooked. */
@ApplicationScoped
class BeginSettlement {
    private final Plans plans;
    private final Settlements settlements;
    private final OrderRebooking orderRebooking;
    private final Ledger ledger;
    private final InstantSource clock;

    BeginSettlement(
            Plans plans, Settlements settlements, OrderRebooking orderRebooking, Ledger ledger, InstantSource clock) {
        this.plans = plans;
        this.settlements = settlements;
        this.orderRebooking = orderRebooking;
        this.ledger = ledger;
        this.clock = clock;
    }

    void begin(@Observes PlanReleased released) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        settlements.begin(new Settlement(released.plan(), released.incident(), now));
        Map<DealId, List<Rebooking.Move>> takenBack = new TreeMap<>();
        plans.lines(released.plan()).forEachPortion(portion -> {
            owe(released.plan(), portion, today);
            portion.stream()
                    .filter(line -> line.remedy() == Remedy.REFUND)
                    .forEach(line -> takenBack
                            .computeIfAbsent(line.deal(), deal -> new ArrayList<>())
                            .add(new Rebooking.Move(
                                    line.line(), line.investor(), line.finding().difference())));
        });
        takenBack.forEach(
                (deal, moves) -> orderRebooking.order(released.plan(), deal, Rebooking.Purpose.TAKE_BACK, moves));
    }

    private void owe(PlanId plan, List<PlanLine> lines, LocalDate today) {
        List<PlanLine> due =
                lines.stream().filter(line -> line.amountDue().minor() > 0).toList();
        settlements.owe(
                plan,
                due.stream()
                        .map(line -> new Obligation(line.line(), line.split()))
                        .toList());
        ledger.post(due.stream()
                .map(line -> Bookings.owed(plan, line, line.split(), today))
                .toList());
    }
}
