package makewhole.remediation.plan;

/** Which line within a plan, such as {@code L-0001}. */
public record LineId(String value) implements Comparable<LineId> {
    public LineId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a line has an id");
        }
    }

    /** The line at a place, counted from 1. */
    public static LineId at(int place) {
        return new LineId("L-%04d".formatted(place));
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
