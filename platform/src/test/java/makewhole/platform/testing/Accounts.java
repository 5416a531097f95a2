package makewhole.platform.testing;

import java.util.List;
import makewhole.platform.identity.Role;

/** Local accounts for tests: two persons per role, and one subject per service. */
public final class Accounts {
    public static final String PASSWORD = "test-password";

    private Accounts() {}

    /** The accounts of a role: {@code legal-1} and {@code legal-2}, or the names of the three services. */
    public static List<String> of(Role role) {
        return switch (role) {
            case SERVICE -> List.of("allocation-service", "remediation-service", "notification-service");
            case ENGINEERING -> pair("engineering");
            case CUSTOMER_SUCCESS -> pair("customer-success");
            case LEGAL -> pair("legal");
            case OPERATIONS -> pair("operations");
            case FINANCE -> pair("finance");
            case AUDIT -> pair("audit");
        };
    }

    private static List<String> pair(String name) {
        return List.of(name + "-1", name + "-2");
    }
}
