package makewhole.remediation.plan;

import makewhole.platform.money.Money;

/**
 * A finding for which a plan stands that has been released, whatever its customer answered: paying for it in another plan as
 * well would pay twice.
 *
 * @param by the plan
 */
public record Remedied(Investment investment, Money booked, Money right, PlanId by) {}
