package makewhole.remediation.rates;

import java.io.InputStream;
import java.time.LocalDate;

/** A table of rates as it was sent. */
public record RateTableUpload(String table, LocalDate confirmedThrough, InputStream content) {}
