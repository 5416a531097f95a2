package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Window;

/** What other services may do in the name of a plan: its digest is worked out anew each time it is asked for. */
@ApplicationScoped
public class PlanAuthority {
    private final Plans plans;
    private final InstantSource clock;

    PlanAuthority(Plans plans, InstantSource clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * What a plan allows.
     *
     * @param digest as it comes out of what is stored now
     */
    public record Authority(Plan plan, String digest, List<Rebooking> rebookings, List<PlanLine> lines) {}

    /** What may be moved in one deal. */
    public record Rebooking(DealId deal, List<Move> moves) {}

    /** Negative: to the firm's error account; positive: from it, at most. */
    public record Move(InvestorId investor, Money change) {}

    public Authority of(PlanId id) {
        Plan plan = plans.require(id).lapse(clock.instant());
        List<PlanLine> lines = plans.lines(id);
        Map<DealId, List<Move>> moves = new TreeMap<>();
        for (PlanLine line : lines) {
            if (line.window() == Window.OPEN
                    && (line.remedy() == Remedy.REFUND || line.remedy() == Remedy.TOP_UP_OFFER)) {
                moves.computeIfAbsent(line.deal(), deal -> new ArrayList<>())
                        .add(new Move(line.investor(), line.finding().difference()));
            }
        }
        List<Rebooking> rebookings = moves.entrySet().stream()
                .map(deal -> new Rebooking(deal.getKey(), List.copyOf(deal.getValue())))
                .toList();
        return new Authority(plan, PlanDigest.of(plan, plans.deals(id), lines), rebookings, lines);
    }
}
