package makewhole.remediation.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.remedy.Step;
import makewhole.remediation.remedy.StepKind;

/** The line of a supplement: it compensates what people judged to be owed beyond another line, and moves no units. */
final class GrantedLine {
    private static final String BEYOND = "beyond";
    private static final String OF_PLAN = " of plan ";

    private GrantedLine() {}

    /** The line that one with these inputs grants something beyond; empty if it grants nothing. */
    static Optional<LineId> beyond(Map<String, String> inputs) {
        return Optional.ofNullable(inputs.get(BEYOND))
                .map(beyond -> new LineId(beyond.substring(0, beyond.indexOf(OF_PLAN))));
    }

    private static String named(Plan base, PlanLine line) {
        return line.line() + OF_PLAN + base.id();
    }

    static PlanLine of(LineId id, Plan base, PlanLine line, Grant grant, String account) {
        Money amount = grant.amount();
        if (!amount.currency().equals(line.currency())) {
            throw new InvalidRequestException(
                    "grants.amount", "is not in %s, as line %s is".formatted(line.currency(), line.line()));
        }
        if (amount.minor() <= 0) {
            throw new InvalidRequestException("grants.amount", "is not above zero");
        }
        Outcome outcome = new Outcome(
                Remedy.COMPENSATE,
                amount,
                Optional.empty(),
                Optional.empty(),
                split(amount, grant.part()),
                List.of(
                        new Step(StepKind.GRANTED.words() + named(base, line), "as judged", amount.amount()),
                        new Step(StepKind.DUE.words(), "as granted", amount.amount())));
        return new PlanLine(
                id,
                line.finding(),
                line.window(),
                outcome,
                new Choices(List.of(), Silence.CARRIED_OUT, Optional.empty()),
                account,
                inputs(base, line, grant));
    }

    private static Split split(Money amount, Grant.Part part) {
        Money nothing = Money.zero(amount.currency());
        return switch (part) {
            case PRINCIPAL -> new Split(amount, nothing, nothing);
            case GAIN -> new Split(nothing, amount, nothing);
            case INTEREST -> new Split(nothing, nothing, amount);
        };
    }

    private static Map<String, String> inputs(Plan base, PlanLine line, Grant grant) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put(BEYOND, named(base, line));
        inputs.put("reason", grant.reason());
        if (grant.isForUnits()) {
            inputs.put("standsFor", Grant.StandsFor.UNITS_LEFT_BEHIND.name());
        }
        grant.dispute().ifPresent(number -> inputs.put("dispute", Long.toString(number)));
        return inputs;
    }
}
