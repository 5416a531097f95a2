package makewhole.remediation.finding;

import makewhole.platform.money.Money;
import makewhole.remediation.investor.InvestorId;

/** One investor of a wrong deal, right or wrong: what was booked, what would have been right, and the cap. */
public record ScopedLine(InvestorId investor, Money booked, Money right, Money cap) {}
