package makewhole.remediation.plan;

import java.time.Instant;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;

/** An excess that was kept: the firm stays liable for a loss on it. */
public record Protection(LineId line, DealId deal, InvestorId investor, Money excess, Instant since) {}
