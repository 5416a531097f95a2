package makewhole.remediation.incident;

import makewhole.platform.identity.Role;

/** The parts of a case that run side by side, each with the team that answers for it. */
public enum Workstream {
    CONTAINMENT(Role.ENGINEERING),
    INQUIRY(Role.LEGAL),
    SCOPE(Role.ENGINEERING),
    FIX(Role.ENGINEERING),
    REMEDY(Role.FINANCE),
    COMMUNICATION(Role.CUSTOMER_SUCCESS),
    REVIEW(Role.ENGINEERING);

    private final Role owner;

    Workstream(Role owner) {
        this.owner = owner;
    }

    public Role owner() {
        return owner;
    }
}
