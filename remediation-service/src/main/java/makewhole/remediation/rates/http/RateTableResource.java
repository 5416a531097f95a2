package makewhole.remediation.rates.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import makewhole.platform.digest.Digests;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.time.PlainDays;
import makewhole.remediation.rates.ConfirmRateTable;
import makewhole.remediation.rates.ImportRateTable;
import makewhole.remediation.rates.RateTableCsv;
import makewhole.remediation.rates.RateTableUpload;
import makewhole.remediation.rates.RateTableVersions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

@Path("/v1/rate-tables")
@Tag(name = "Rate tables")
@RolesAllowed({
    Roles.ENGINEERING,
    Roles.CUSTOMER_SUCCESS,
    Roles.LEGAL,
    Roles.OPERATIONS,
    Roles.FINANCE,
    Roles.AUDIT,
    Roles.SERVICE
})
class RateTableResource {
    private static final String CSV = "text/csv";
    private static final String CSV_IF_WANTED = "text/csv;qs=0.5";

    private final ImportRateTable importRateTable;
    private final ConfirmRateTable confirmRateTable;
    private final RateTableVersions versions;
    private final Idempotency idempotency;
    private final Caller caller;

    RateTableResource(
            ImportRateTable importRateTable,
            ConfirmRateTable confirmRateTable,
            RateTableVersions versions,
            Idempotency idempotency,
            Caller caller) {
        this.importRateTable = importRateTable;
        this.confirmRateTable = confirmRateTable;
        this.versions = versions;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record DigestBody(@NotBlank String digest) {}

    record RateTableList(List<RateTableBody> items) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every table of rates in its newest version, without rows")
    public RateTableList tables() {
        return new RateTableList(RateTableVersions.tables().stream()
                .flatMap(table -> versions.newest(table).stream())
                .map(RateTableBody::withoutRows)
                .toList());
    }

    @GET
    @Path("/{table}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every version of a table of rates, without rows, the newest last")
    public RateTableList versions(@RestPath String table) {
        return new RateTableList(versions.of(RateTableVersions.known(table)).stream()
                .map(RateTableBody::withoutRows)
                .toList());
    }

    @GET
    @Path("/{table}")
    @Produces(CSV_IF_WANTED)
    @Operation(summary = "Every version of a table of rates as CSV, without rows, the newest last")
    public String versionsAsCsv(@RestPath String table) {
        return RateTableCsv.of(versions.of(RateTableVersions.known(table)));
    }

    @POST
    @Path("/{table}")
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            summary = "Import the next version of a table of rates",
            description = "CSV with the columns effective_from, annual_percent, source and, if wanted, effective_to; in"
                    + " order, without gaps or overlaps; whole or not at all. Without effective_to a row holds until"
                    + " the day before the next one, the last through confirmedThrough. No plan uses the version before"
                    + " another person of finance has confirmed it.")
    public RestResponse<Object> take(
            @RestPath String table,
            @RestQuery @Nullable String confirmedThrough,
            @RestHeader("Idempotency-Key") @Nullable String key,
            byte[] rows) {
        LocalDate through = day(confirmedThrough);
        return idempotency.answer(
                "import-rate-table " + table,
                key,
                Map.of("confirmedThrough", through.toString(), "rows", Digests.sha256(rows)),
                Status.CREATED,
                () -> RateTableBody.whole(importRateTable.take(
                        new RateTableUpload(table, through, new ByteArrayInputStream(rows)), caller.subject())));
    }

    @GET
    @Path("/{table}/versions/{version}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A version of a table of rates with its rows")
    public RateTableBody version(@RestPath String table, @RestPath int version) {
        return RateTableBody.whole(versions.require(table, version));
    }

    @GET
    @Path("/{table}/versions/{version}")
    @Produces(CSV_IF_WANTED)
    @Operation(summary = "The rows of a version as CSV, in the form in which they are imported")
    public String versionAsCsv(@RestPath String table, @RestPath int version) {
        return RateTableCsv.of(versions.require(table, version));
    }

    @POST
    @Path("/{table}/versions/{version}/confirmation")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            summary = "Confirm a version of a table of rates",
            description = "A second person of finance has compared every row with its source and names the digest. From"
                    + " now on plans use this version.")
    public RestResponse<Object> confirm(
            @RestPath String table,
            @RestPath int version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull DigestBody body) {
        return idempotency.answer(
                "confirm-rate-table %s %d".formatted(table, version),
                key,
                body,
                Status.CREATED,
                () -> RateTableBody.whole(confirmRateTable.confirm(table, version, body.digest(), caller.subject())));
    }

    private static LocalDate day(@Nullable String given) {
        try {
            return PlainDays.parse(String.valueOf(given));
        } catch (DateTimeParseException notADay) {
            throw new InvalidRequestException(
                    "confirmedThrough",
                    "Name the last day whose rate is known, such as ?confirmedThrough=2026-12-31; '%s' is none"
                            .formatted(given == null ? "" : given));
        }
    }
}
