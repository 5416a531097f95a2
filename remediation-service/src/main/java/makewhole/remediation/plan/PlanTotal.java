package makewhole.remediation.plan;

import makewhole.platform.money.Money;

/**
 * What the lines of a plan come to in one currency.
 *
 * @param due if nobody sells
 * @param dueIfAllSell if everybody sells
 * @param offered what may be bought
 */
public record PlanTotal(int lines, Money due, Money dueIfAllSell, Money offered) {
    static PlanTotal of(PlanLine line) {
        return new PlanTotal(
                1,
                line.amountDue(),
                line.amountIfSold().orElse(line.amountDue()),
                line.offer().orElse(Money.zero(line.currency())));
    }

    PlanTotal plus(PlanTotal other) {
        return new PlanTotal(
                Math.addExact(lines, other.lines),
                due.plus(other.due),
                dueIfAllSell.plus(other.dueIfAllSell),
                offered.plus(other.offered));
    }
}
