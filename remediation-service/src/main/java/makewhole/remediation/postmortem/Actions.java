package makewhole.remediation.postmortem;

import makewhole.platform.identity.Role;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.inquiry.Team;

/** The tracked actions that follow from the facts, each with the role that owns it, a due date and a state. */
final class Actions {
    private static final int DAYS_TO_PREVENT = 60;
    private static final int DAYS_TO_CHANGE_PROCESS = 30;

    private Actions() {}

    static String table(Facts facts) {
        StringBuilder table = new StringBuilder("| action | owner | due | state |\n|---|---|---|---|\n");
        add(
                table,
                "Keep every wrong deal as a regression case that no version may fail",
                Role.ENGINEERING,
                facts.incident().discoveredOn().toString(),
                done(facts, Gate.REGRESSION_CASES_FROZEN));
        add(
                table,
                "Put a verified version in place of %s, whose kill switch stays engaged"
                        .formatted(facts.incident().suspectedVersion()),
                Role.ENGINEERING,
                facts.incident().discoveredOn().toString(),
                done(facts, Gate.SERVICE_BACK));
        add(
                table,
                facts.answer(Team.ENGINEERING, "prevention"),
                Role.ENGINEERING,
                facts.incident().discoveredOn().plusDays(DAYS_TO_PREVENT).toString(),
                "OPEN");
        add(
                table,
                "Mend the step of the process: " + facts.answer(Team.OPERATIONS, "process-cause"),
                Role.OPERATIONS,
                facts.incident().discoveredOn().plusDays(DAYS_TO_CHANGE_PROCESS).toString(),
                "OPEN");
        add(
                table,
                "Tell regulators: " + facts.answer(Team.LEGAL, "regulator-notice"),
                Role.LEGAL,
                facts.answer(Team.LEGAL, "regulator-deadline-on"),
                "OPEN");
        add(
                table,
                "Claim on the insurance: " + facts.answer(Team.FINANCE, "insurance"),
                Role.FINANCE,
                facts.incident().discoveredOn().plusDays(DAYS_TO_CHANGE_PROCESS).toString(),
                "OPEN");
        return table.toString();
    }

    private static void add(StringBuilder table, String action, Role owner, String due, String state) {
        String oneLine = action.replaceAll("\\s+", " ").replace("|", "\\|").strip();
        table.append("| %s | %s | %s | %s |%n".formatted(oneLine, owner, due, state));
    }

    private static String done(Facts facts, Gate gate) {
        return facts.gates().openSince(gate).isPresent() ? "DONE" : "OPEN";
    }
}
