package makewhole.remediation.plan;

import makewhole.remediation.deal.DealId;
import makewhole.remediation.remedy.DealFacts;

/** A wrong deal with the facts that its lines were worked out from. */
public record PlannedDeal(DealId deal, DealFacts facts) {}
