package makewhole.platform.identity;

/** The names of {@link Role} for {@code @RolesAllowed}, which takes constants only. */
public final class Roles {
    public static final String ENGINEERING = "ENGINEERING";
    public static final String CUSTOMER_SUCCESS = "CUSTOMER_SUCCESS";
    public static final String LEGAL = "LEGAL";
    public static final String OPERATIONS = "OPERATIONS";
    public static final String FINANCE = "FINANCE";
    public static final String AUDIT = "AUDIT";
    public static final String SERVICE = "SERVICE";

    private Roles() {}
}
