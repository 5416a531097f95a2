package makewhole.remediation.caselog.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.caselog.CaseLog;
import makewhole.remediation.caselog.LogEntry;
import makewhole.remediation.caselog.LogEntry.Favoured;
import makewhole.remediation.caselog.LogEntry.Kind;
import makewhole.remediation.caselog.WriteLog;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class LogResource {
    private static final int WHOLE_REGISTER = 10_000;

    private final Incidents incidents;
    private final CaseLog log;
    private final WriteLog writeLog;
    private final Idempotency idempotency;
    private final Caller caller;

    LogResource(Incidents incidents, CaseLog log, WriteLog writeLog, Idempotency idempotency, Caller caller) {
        this.incidents = incidents;
        this.log = log;
        this.writeLog = writeLog;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryBody(
            int number,
            Kind kind,
            String said,
            String reason,
            @Nullable Favoured inFavourOf,
            String writtenBy,
            Instant writtenAt,
            @Nullable Integer supersedes,
            @Nullable Integer supersededBy) {

        static EntryBody of(LogEntry entry) {
            return new EntryBody(
                    entry.number(),
                    entry.kind(),
                    entry.said(),
                    entry.reason(),
                    entry.inFavourOf().orElse(null),
                    entry.writtenBy(),
                    entry.writtenAt(),
                    number(entry.supersedes()),
                    number(entry.supersededBy()));
        }

        private static @Nullable Integer number(OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
    }

    record LogPage(List<EntryBody> items, @Nullable Integer next) {}

    record Register(List<EntryBody> items) {}

    /**
     * What somebody wants written down.
     *
     * @param inFavourOf for an assumption, and only for one
     */
    record SayingBody(
            @NotNull Kind kind,
            @NotBlank @Size(max = 5_000) String said,
            @NotBlank @Size(max = 5_000) String reason,
            @Nullable Favoured inFavourOf,
            @Nullable @Min(1) Integer supersedes) {

        WriteLog.Saying toSaying() {
            if ((kind == Kind.ASSUMPTION) == (inFavourOf == null)) {
                throw new InvalidRequestException(
                        "inFavourOf", "an assumption says in whose favour it is; nothing else does");
            }
            return new WriteLog.Saying(
                    kind,
                    said,
                    reason,
                    Optional.ofNullable(inFavourOf),
                    supersedes == null ? OptionalInt.empty() : OptionalInt.of(supersedes));
        }
    }

    @POST
    @Path("/incidents/{incident}/log")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
    @Operation(summary = "Write down a hypothesis, a decision or an assumption; an entry is superseded, never changed")
    public RestResponse<Object> write(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull SayingBody body) {
        return idempotency.answer(
                "write-log " + incident,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> EntryBody.of(writeLog.write(incident, body.toSaying(), caller.subject())));
    }

    @GET
    @Path("/incidents/{incident}/log")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public LogPage read(
            @RestPath IncidentId incident,
            @RestQuery @DefaultValue("0") @Min(0) int after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(500) int limit) {
        incidents.require(incident);
        List<LogEntry> page = log.of(incident, after, limit + 1);
        List<LogEntry> shown = page.subList(0, Math.min(limit, page.size()));
        return new LogPage(
                shown.stream().map(EntryBody::of).toList(),
                page.size() > limit ? shown.getLast().number() : null);
    }

    @GET
    @Path("/incidents/{incident}/assumptions")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    @Operation(summary = "The register of beneficial assumptions: those that hold now")
    public Register assumptions(@RestPath IncidentId incident) {
        incidents.require(incident);
        return new Register(log.of(incident, 0, WHOLE_REGISTER).stream()
                .filter(entry ->
                        entry.kind() == Kind.ASSUMPTION && entry.supersededBy().isEmpty())
                .map(EntryBody::of)
                .toList());
    }
}
