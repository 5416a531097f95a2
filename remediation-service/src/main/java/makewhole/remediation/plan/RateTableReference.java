package makewhole.remediation.plan;

import java.time.LocalDate;

/** Which table of rates a plan used, by name, last confirmed day, and digest of its rows. */
public record RateTableReference(String name, LocalDate confirmedThrough, String digest) {}
