package makewhole.remediation.interest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days from {@code first} through {@code last}, both in. */
public record DayRange(LocalDate first, LocalDate last) {
    public DayRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("%s ends before it begins on %s".formatted(last, first));
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : "%s through %s".formatted(first, last);
    }
}
