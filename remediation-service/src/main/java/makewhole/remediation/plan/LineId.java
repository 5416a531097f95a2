package makewhole.remediation.plan;

/** Which line within a plan, such as {@code L-0001}. */
public record LineId(String value) implements Comparable<LineId> {
    private static final int DIGITS = 4;

    public LineId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a line has an id");
        }
    }

    /** The line at a place, counted from 1. */
    public static LineId at(int place) {
        String digits = Integer.toString(place);
        return new LineId("L-" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits);
    }

    @Override
    public int compareTo(LineId other) {
        int byLength = Integer.compare(value.length(), other.value.length());
        return byLength != 0 ? byLength : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
