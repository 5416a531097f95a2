package makewhole.remediation.plan;

/** What becomes of some lines of a plan is settled for good; told within the transaction of the decision. */
public record AnswersDecided(PlanId plan) {}
