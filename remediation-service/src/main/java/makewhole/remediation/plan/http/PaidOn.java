package makewhole.remediation.plan.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code paidOn}: the day of payment that something is worked out for. */
public final class PaidOn {
    private PaidOn() {}

    /**
     * The day that it names; empty if it is left out.
     *
     * @throws InvalidRequestException if it is no day
     */
    public static Optional<LocalDate> day(@Nullable String paidOn) {
        try {
            return Optional.ofNullable(paidOn).map(LocalDate::parse);
        } catch (DateTimeParseException notADay) {
            throw new InvalidRequestException("paidOn", "is no day such as 2026-10-21");
        }
    }
}
