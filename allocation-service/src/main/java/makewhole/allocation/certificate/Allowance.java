package makewhole.allocation.certificate;

import makewhole.allocation.proration.TierName;

/**
 * What there is for one tier.
 *
 * @param lots left by overrides and earlier tiers, and within what is set aside
 * @param minimum lots of the smallest ticket; 0 if there is none
 * @param places how many of the tier may hold something
 */
record Allowance(TierName tier, long lots, long minimum, long places) {}
