package makewhole.remediation.finding;

import makewhole.remediation.deal.DealId;

/** A deal with the verdict of an audit, and why. */
public record AuditedDeal(DealId deal, Verdict verdict, String reason) {}
