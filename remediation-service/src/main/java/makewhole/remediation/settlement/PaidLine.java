package makewhole.remediation.settlement;

import makewhole.remediation.plan.LineId;

/**
 * A line whose customer has paid for the units that they accepted.
 *
 * @param reference by which the payment is found in the bank's statement
 */
public record PaidLine(LineId line, String reference) {}
