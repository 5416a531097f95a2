package makewhole.remediation.settlement;

import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.remedy.Split;

/**
 * What an investor was paid in a calendar year and a currency, in the parts that tax reporting needs.
 *
 * @param year of the day for which the bank was ordered to pay
 */
public record ReportableAmount(InvestorId investor, int year, Split paid) {}
