package makewhole.remediation.settlement;

import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;

/** A payment with the deal and the investor of its line. */
public record OrderedLine(Payment payment, DealId deal, InvestorId investor) {}
