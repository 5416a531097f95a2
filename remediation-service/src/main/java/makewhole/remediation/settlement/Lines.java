package makewhole.remediation.settlement;

import makewhole.remediation.plan.LineId;

/** Numbers of plan lines, for references that take no letters. */
final class Lines {
    private static final String PREFIX = "L-";

    private Lines() {}

    /** The place of a line within its plan, from 1. */
    static int number(LineId line) {
        return Integer.parseInt(line.value().substring(PREFIX.length()));
    }
}
