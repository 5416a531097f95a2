package makewhole.allocation.limit;

/** A regulation that limits what one investor may take. */
public enum LimitRule {
    /** Regulation Crowdfunding, 17 CFR 227.100(a)(2). */
    REGULATION_CF,
    /** Regulation A, tier 2, 17 CFR 230.251(d)(2)(i)(C). */
    REGULATION_A_TIER_2
}
