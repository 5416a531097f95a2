package makewhole.remediation.plan.db;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.remedy.Step;

/**
 * What lines of a deal have in common if they are worked out in the same way. A line adds its own inputs and the values of
 * its steps.
 */
record Method(Map<String, String> inputs, List<Named> steps) {
    /** Inputs that are another figure in each line: the excess or shortfall, and what was earned elsewhere. */
    private static final Set<String> OF_A_LINE = Set.of("e", "s", "alt");

    Method {
        inputs = Map.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /** A step without its value. */
    record Named(String name, String formula) {}

    static Method of(PlanLine line) {
        Map<String, String> shared = new HashMap<>(line.inputs());
        shared.keySet().removeAll(OF_A_LINE);
        return new Method(
                shared,
                line.outcome().steps().stream()
                        .map(step -> new Named(step.name(), step.formula()))
                        .toList());
    }

    static Map<String, String> ownInputs(PlanLine line) {
        Map<String, String> own = new HashMap<>(line.inputs());
        own.keySet().retainAll(OF_A_LINE);
        return own;
    }

    static List<String> values(PlanLine line) {
        return line.outcome().steps().stream().map(Step::value).toList();
    }

    /** All inputs of a line, from its own ones. */
    Map<String, String> inputsWith(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(inputs);
        all.putAll(own);
        return all;
    }

    /** The steps of a line, from their values. */
    List<Step> stepsWith(List<String> values) {
        if (values.size() != steps.size()) {
            throw new IllegalStateException("%d values of %d steps".formatted(values.size(), steps.size()));
        }
        List<Step> whole = new ArrayList<>(steps.size());
        for (int i = 0; i < values.size(); i++) {
            whole.add(new Step(steps.get(i).name(), steps.get(i).formula(), values.get(i)));
        }
        return whole;
    }
}
