package makewhole.remediation.rates.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import makewhole.remediation.rates.Confirmation;
import makewhole.remediation.rates.RateRow;
import makewhole.remediation.rates.RateTableVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a table of rates on the wire; rows are left out where versions are listed. */
record RateTableBody(
        @Schema(examples = "irs-underpayment-rate") String table,
        int version,

        @Schema(description = "CONFIRMED: plans may use it. IMPORTED: it waits for a second person of finance.")
        String state,

        @Schema(description = "The last day whose rate is known")
        LocalDate confirmedThrough,

        @Schema(description = "Of the figures; plans are bound to it")
        String digest,

        String importedBy,
        Instant importedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        int rowCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RowBody> rows) {

    record RowBody(
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            @Schema(examples = "7") String annualPercent,
            String source) {
        static RowBody of(RateRow row) {
            return new RowBody(
                    row.period().days().first(),
                    row.period().days().last(),
                    row.period().annualPercent().toPlainString(),
                    row.source());
        }
    }

    static RateTableBody whole(RateTableVersion version) {
        return of(version, version.rows().stream().map(RowBody::of).toList());
    }

    static RateTableBody withoutRows(RateTableVersion version) {
        return of(version, null);
    }

    private static RateTableBody of(RateTableVersion version, @Nullable List<RowBody> rows) {
        return new RateTableBody(
                version.table(),
                version.version(),
                version.isConfirmed() ? "CONFIRMED" : "IMPORTED",
                version.confirmedThrough(),
                version.digest(),
                version.importedBy(),
                version.importedAt(),
                version.confirmation().map(Confirmation::by).orElse(null),
                version.confirmation().map(Confirmation::at).orElse(null),
                version.rows().size(),
                rows);
    }
}
