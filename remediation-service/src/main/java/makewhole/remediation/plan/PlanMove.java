package makewhole.remediation.plan;

import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;

/**
 * Units that may be moved in a deal whose window is open.
 *
 * @param change at cost; negative to the firm's error account, positive out of it, at most
 */
public record PlanMove(DealId deal, InvestorId investor, Money change) {}
