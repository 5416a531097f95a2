package makewhole.remediation.plan;

/** What becomes of a line is settled for good; told within the transaction of the decision. */
public record LineDecided(PlanId plan, LineAnswer answer) {}
