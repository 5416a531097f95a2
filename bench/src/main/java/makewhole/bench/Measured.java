package makewhole.bench;

import java.util.Optional;

/**
 * One row of the table.
 *
 * @param what was measured, with its size
 * @param result with its unit
 * @param goal what was promised; empty for a figure that only explains another
 * @param met whether the goal was reached; empty without a goal
 */
record Measured(String what, String result, Optional<String> goal, Optional<Boolean> met) {
    static Measured against(String goal, boolean met, String what, String result) {
        return new Measured(what, result, Optional.of(goal), Optional.of(met));
    }

    static Measured forComparison(String what, String result) {
        return new Measured(what, result, Optional.empty(), Optional.empty());
    }

    String verdict() {
        return met.map(reached -> reached ? "reached" : "MISSED").orElse("");
    }
}
