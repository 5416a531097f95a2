package makewhole.remediation.settlement;

import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.remedy.Split;

/** What the firm owes for one line from the moment its plan is released, or its customer has sold. */
public record Obligation(LineId line, Split split) {
    public Money amount() {
        return split.total();
    }
}
