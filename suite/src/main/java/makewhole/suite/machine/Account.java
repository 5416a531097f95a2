package makewhole.suite.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * A local account.
 *
 * @param name such as {@code legal-1}
 * @param role such as {@code LEGAL}
 */
public record Account(String name, String role) {
    private static final List<String> PERSONS =
            List.of("ENGINEERING", "CUSTOMER_SUCCESS", "LEGAL", "OPERATIONS", "FINANCE", "AUDIT");

    /** Two persons per role. */
    public static List<Account> persons() {
        List<Account> persons = new ArrayList<>();
        for (String role : PERSONS) {
            String team = role.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            persons.add(new Account(team + "-1", role));
            persons.add(new Account(team + "-2", role));
        }
        return persons;
    }

    /** One subject per service; services are no persons. */
    static List<Account> services() {
        List<Account> services = new ArrayList<>();
        for (Service service : Service.values()) {
            services.add(new Account(service.module(), "SERVICE"));
        }
        return services;
    }
}
