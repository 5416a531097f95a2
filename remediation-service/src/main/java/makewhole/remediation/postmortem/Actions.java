package makewhole.remediation.postmortem;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import makewhole.platform.identity.Role;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.inquiry.Team;
import makewhole.remediation.postmortem.TrackedAction.Wanted;

/** The actions that follow from the facts, each with the role that owns it and a due date. */
final class Actions {
    private static final int DAYS_TO_PREVENT = 60;
    private static final int DAYS_TO_CHANGE_PROCESS = 30;

    private Actions() {}

    /** Those that have to be tracked. */
    static List<Wanted> following(Facts facts) {
        LocalDate discovered = facts.incident().discoveredOn();
        LocalDate process = discovered.plusDays(DAYS_TO_CHANGE_PROCESS);
        return List.of(
                new Wanted(
                        oneLine(facts.answer(Team.ENGINEERING, "prevention")),
                        Role.ENGINEERING.name(),
                        discovered.plusDays(DAYS_TO_PREVENT)),
                new Wanted(
                        oneLine("Mend the step of the process: " + facts.answer(Team.OPERATIONS, "process-cause")),
                        Role.OPERATIONS.name(),
                        process),
                new Wanted(
                        oneLine("Tell regulators: " + facts.answer(Team.LEGAL, "regulator-notice")),
                        Role.LEGAL.name(),
                        day(facts.answer(Team.LEGAL, "regulator-deadline-on"), process)),
                new Wanted(
                        oneLine("Claim on the insurance: " + facts.answer(Team.FINANCE, "insurance")),
                        Role.FINANCE.name(),
                        process));
    }

    /** What was done at once, and what is tracked, as a table. */
    static String table(Facts facts, List<TrackedAction> tracked) {
        StringBuilder table = new StringBuilder("| action | owner | due | state |\n|---|---|---|---|\n");
        String discovered = facts.incident().discoveredOn().toString();
        row(
                table,
                "Keep every wrong deal as a regression case that no version may fail",
                Role.ENGINEERING.name(),
                discovered,
                done(facts, Gate.REGRESSION_CASES_FROZEN));
        row(
                table,
                "Put a verified version in place of %s, whose kill switch stays engaged"
                        .formatted(facts.incident().suspectedVersion()),
                Role.ENGINEERING.name(),
                discovered,
                done(facts, Gate.SERVICE_BACK));
        for (TrackedAction action : tracked) {
            row(
                    table,
                    "%d. %s".formatted(action.number(), action.what()),
                    action.owner(),
                    action.due().toString(),
                    action.state().name());
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String action, String owner, String due, String state) {
        table.append("| %s | %s | %s | %s |%n".formatted(oneLine(action).replace("|", "\\|"), owner, due, state));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** An answer that is no day yet leaves the usual one. */
    private static LocalDate day(String answer, LocalDate otherwise) {
        try {
            return LocalDate.parse(answer);
        } catch (DateTimeParseException noDay) {
            return otherwise;
        }
    }

    private static String done(Facts facts, Gate gate) {
        return facts.gates().openSince(gate).isPresent() ? "DONE" : "OPEN";
    }
}
