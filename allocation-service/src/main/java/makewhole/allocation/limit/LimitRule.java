package makewhole.allocation.limit;

/** A regulation that limits what one investor may take. */
public enum LimitRule {
    /** 17 CFR 227.100(a)(2): what an investor takes in all such offerings in twelve months. */
    REGULATION_CF("Regulation Crowdfunding"),
    /** 17 CFR 230.251(d)(2)(i)(C): what an investor takes in one such offering. */
    REGULATION_A_TIER_2("Regulation A, tier 2");

    private final String title;

    LimitRule(String title) {
        this.title = title;
    }

    /** Its name in words. */
    public String title() {
        return title;
    }
}
