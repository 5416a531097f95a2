package makewhole.remediation.finding;

import makewhole.platform.money.Money;
import makewhole.remediation.investor.InvestorId;

/**
 * One investor of a wrong deal, right or wrong.
 *
 * @param weight the average of past investments; zero without history
 * @param cap the most that the investor may be given
 */
public record ScopedLine(InvestorId investor, Money weight, Money cap, Money booked, Money right) {}
