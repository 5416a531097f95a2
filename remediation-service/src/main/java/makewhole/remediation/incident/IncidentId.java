package makewhole.remediation.incident;

import java.util.regex.Pattern;

/** Names one incident: {@code INC-}, the year of its discovery, and a number within that year. */
public record IncidentId(String value) {
    private static final Pattern FORM = Pattern.compile("INC-\\d{4}-\\d{3,9}");

    public IncidentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is not an incident such as INC-2026-001".formatted(value));
        }
    }

    /** The incident with a number within a year. */
    public static IncidentId of(int year, int number) {
        return new IncidentId("INC-%04d-%03d".formatted(year, number));
    }

    @Override
    public String toString() {
        return value;
    }
}
