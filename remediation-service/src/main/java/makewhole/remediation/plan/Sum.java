package makewhole.remediation.plan;

import java.util.Currency;
import makewhole.platform.money.Money;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.UnitsBack;

/**
 * What some lines of one currency come to.
 *
 * @param due if everybody keeps
 * @param dueIfAllSell if everybody sells
 * @param offered what may be bought
 * @param costIfAllKeep what is due less what the units are worth that come back, if everybody keeps
 * @param costIfAllSell the same if everybody sells
 */
public record Sum(int lines, Money due, Money dueIfAllSell, Money offered, Money costIfAllKeep, Money costIfAllSell) {
    static Sum nothing(Currency currency) {
        Money zero = Money.zero(currency);
        return new Sum(0, zero, zero, zero, zero, zero);
    }

    static Sum of(PlanLine line, PlannedDeal deal) {
        Money nothing = Money.zero(line.currency());
        Money sold = line.amountIfSold().orElse(line.amountDue());
        Money worth = UnitsBack.worth(line.remedy(), WorkOutPlan.wrong(line.finding()), deal.facts());
        return new Sum(
                1,
                line.amountDue(),
                sold,
                line.offer().orElse(nothing),
                line.remedy() == Remedy.KEEP_OR_SELL
                        ? nothing
                        : line.amountDue().minus(worth),
                sold.minus(worth));
    }

    Sum plus(Sum other) {
        return new Sum(
                Math.addExact(lines, other.lines),
                due.plus(other.due),
                dueIfAllSell.plus(other.dueIfAllSell),
                offered.plus(other.offered),
                costIfAllKeep.plus(other.costIfAllKeep),
                costIfAllSell.plus(other.costIfAllSell));
    }
}
