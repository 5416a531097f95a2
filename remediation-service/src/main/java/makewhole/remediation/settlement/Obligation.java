package makewhole.remediation.settlement;

import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.remedy.Split;

/** What the firm owes for one line from the moment its plan is released, or its customer has sold. */
public record Obligation(LineId line, Split split) {
    /** Cash of the customer's own that has to go back: no gain, no interest. */
    static Obligation ofCash(LineId line, Money cash) {
        Money nothing = Money.zero(cash.currency());
        return new Obligation(line, new Split(cash, nothing, nothing));
    }

    public Money amount() {
        return split.total();
    }
}
