package makewhole.allocation.certificate;

/**
 * What there is for one tier.
 *
 * @param lots left by overrides and earlier tiers, and within what is set aside
 * @param minimum lots of the smallest ticket; 0 if there is none
 * @param places how many of the tier may hold something
 */
record Allowance(long lots, long minimum, long places) {}
