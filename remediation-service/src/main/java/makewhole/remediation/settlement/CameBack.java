package makewhole.remediation.settlement;

import java.time.LocalDate;
import makewhole.remediation.plan.PlanId;

/**
 * Money of some lines of a plan that came back and that nobody has taken up since: it is in no run, and not in the unclaimed
 * register.
 *
 * @param since the day, in UTC, on which the bank said so, or on which it was claimed out of the register
 */
public record CameBack(PlanId plan, LocalDate since, int lines) {}
