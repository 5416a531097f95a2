package makewhole.remediation.rates;

import makewhole.remediation.interest.RatePeriod;

/** A rate with the place where it was published. */
public record RateRow(RatePeriod period, String source) {}
