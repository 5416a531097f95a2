package makewhole.remediation.incident;

/**
 * Everything that a case waits for, in one table. A workstream is done when all of its gates are open; what may be done
 * only behind some of them is a {@link Passage}.
 */
public enum Gate {
    SWITCH_CONFIRMED(Workstream.CONTAINMENT, "allocation-service confirms that the kill switch is engaged"),
    INQUIRIES_IN(
            Workstream.INQUIRY,
            "every team has answered its inquiry, or two persons, one of legal, have waived it with a reason"),
    SCOPE_DECIDED(Workstream.SCOPE, "the audit is done and every certificate has been checked by our own checker"),
    REGRESSION_CASES_FROZEN(Workstream.FIX, "every wrong deal is frozen as a regression case"),
    SERVICE_BACK(Workstream.FIX, "a verified version is active and the switch over everything is released"),
    PLAN_APPROVED(Workstream.REMEDY, "legal, operations and finance have approved the plan"),
    PLAN_RELEASED(Workstream.REMEDY, "operations has released the plan"),
    DEALS_REBOOKED(Workstream.REMEDY, "every deal whose correction window is open is rebooked"),
    DUES_IN_FLIGHT(Workstream.REMEDY, "every amount that is due is in a payment file approved by finance"),
    TIE_OUT_ZERO(Workstream.REMEDY, "plan, payment files, journal and notices agree to the last unit"),
    NOTICES_SENT(Workstream.COMMUNICATION, "every notice is sent or settled by a person"),
    ANSWERS_IN(Workstream.COMMUNICATION, "every offer is answered, or its silence has taken effect"),
    DISPUTES_ANSWERED(
            Workstream.COMMUNICATION,
            "every dispute is answered by a released supplement, or dismissed with a reason by two persons"),
    POST_MORTEM_PUBLISHED(Workstream.REVIEW, "the post-mortem is published");

    private final Workstream workstream;
    private final String demand;

    Gate(Workstream workstream, String demand) {
        this.workstream = workstream;
        this.demand = demand;
    }

    public Workstream workstream() {
        return workstream;
    }

    /** What must be so for the gate to open, in a sentence that follows "waits until". */
    public String demand() {
        return demand;
    }

    /** The name with the demand: {@code TIE_OUT_ZERO (plan, payment files, … agree)}. */
    @Override
    public String toString() {
        return "%s (%s)".formatted(name(), demand);
    }
}
