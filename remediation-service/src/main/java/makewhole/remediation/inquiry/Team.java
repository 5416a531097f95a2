package makewhole.remediation.inquiry;

import makewhole.platform.identity.Role;

/** A team that is asked, and how many days it has to answer. */
public enum Team {
    CUSTOMER_SUCCESS(Role.CUSTOMER_SUCCESS, 2),
    ENGINEERING(Role.ENGINEERING, 1),
    OPERATIONS(Role.OPERATIONS, 1),
    LEGAL(Role.LEGAL, 3),
    FINANCE(Role.FINANCE, 3);

    private final Role role;
    private final int daysToAnswer;

    Team(Role role, int daysToAnswer) {
        this.role = role;
        this.daysToAnswer = daysToAnswer;
    }

    public Role role() {
        return role;
    }

    int daysToAnswer() {
        return daysToAnswer;
    }
}
