package makewhole.remediation.finding;

import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;

/** A finding as an audit says it; it counts only once it has been worked out again. */
public record ClaimedFinding(DealId deal, InvestorId investor, Money booked, Money right, Money aboveCapBy) {}
