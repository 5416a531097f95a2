package makewhole.remediation.settlement;

import java.time.LocalDate;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.PlanId;

/** Lines of a deal whose customers accepted, and whose purchase is possible until the end of the window and not made yet. */
public record PurchasesAhead(PlanId plan, DealId deal, LocalDate windowEndsOn, int lines) {}
