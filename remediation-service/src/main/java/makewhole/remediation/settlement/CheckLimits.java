package makewhole.remediation.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/**
 * Holds purchases against the limits of their day. An investor whose commitment had a limit may earn less by now, or have
 * invested elsewhere: a limit that nobody looked up is none that we know.
 */
final class CheckLimits {
    private final Map<LineId, PurchaseLimit> open = new HashMap<>();
    private final List<PurchaseLimit> held = new ArrayList<>();
    private final List<String> notLookedUp = new ArrayList<>();

    /**
     * Begins with what was looked up.
     *
     * @throws InvalidRequestException if a line is named twice
     */
    CheckLimits(List<PurchaseLimit> limits) {
        limits.forEach(limit -> {
            if (open.put(limit.line(), limit) != null) {
                throw new InvalidRequestException("limits.line", "names %s twice".formatted(limit.line()));
            }
        });
    }

    /**
     * Holds a purchase against its limit.
     *
     * @throws RefusedException if the investor would hold more than that
     */
    void hold(PlanLine line, Money bought) {
        PurchaseLimit limit = open.remove(line.line());
        if (limit == null) {
            if (line.finding().limitKind() != LimitKind.NONE) {
                notLookedUp.add(line.line().value());
            }
            return;
        }
        limit.most().ifPresent(most -> requireWithin(line, bought, most));
        held.add(limit);
    }

    private static void requireWithin(PlanLine line, Money bought, Money most) {
        if (!most.currency().equals(line.currency())) {
            throw new InvalidRequestException(
                    "limits.most", "of %s is not in %s".formatted(line.line(), line.currency()));
        }
        Money held = line.finding().booked();
        if (held.plus(bought).compareTo(most) > 0) {
            Money room = most.compareTo(held) > 0 ? most.minus(held) : Money.zero(line.currency());
            throw new RefusedException(new SettlementRefusal.AboveLimitOfToday(
                    line.line().value(), most.toString(), bought.toString(), room.toString()));
        }
    }

    /**
     * What the purchases were held against.
     *
     * @throws RefusedException if a limit was not looked up; all of those are named
     * @throws InvalidRequestException if a limit is of a line that is not bought
     */
    List<PurchaseLimit> held() {
        Optional<LineId> idle = open.keySet().stream().sorted().findFirst();
        if (idle.isPresent()) {
            throw new InvalidRequestException("limits.line", "names %s, which is not bought".formatted(idle.get()));
        }
        if (!notLookedUp.isEmpty()) {
            throw new RefusedException(new SettlementRefusal.LimitNotLookedUp(notLookedUp));
        }
        return List.copyOf(held);
    }
}
