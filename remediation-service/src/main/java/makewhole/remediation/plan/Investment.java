package makewhole.remediation.plan;

import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;

/** An investor in a deal. */
public record Investment(DealId deal, InvestorId investor) {}
