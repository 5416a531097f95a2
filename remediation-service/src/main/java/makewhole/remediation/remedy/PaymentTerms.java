package makewhole.remediation.remedy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days that a remedy is worked out by.
 *
 * @param planDay decides which windows are open
 * @param paid the day through which interest runs
 * @param idleCashReturned the day on which cash that could not be invested went back; empty if at the close
 */
public record PaymentTerms(LocalDate planDay, LocalDate paid, Optional<LocalDate> idleCashReturned) {}
