package makewhole.remediation.settlement;

import makewhole.remediation.payment.BankState;
import makewhole.remediation.plan.PlanId;

/**
 * What the bank said of one payment.
 *
 * @param before what it had said until then
 * @param code the reason; empty if none is given
 * @param words the bank's own; empty if there are none
 * @param withItsFile whether it was said of the whole file or instruction, and of no account
 */
public record BankWord(
        PlanId plan,
        Payment payment,
        BankState before,
        BankState state,
        String code,
        String words,
        boolean withItsFile) {}
