package makewhole.remediation.deadline.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.deadline.Deadline;
import makewhole.remediation.deadline.Deadlines;
import makewhole.remediation.deadline.KeepCalendar;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class DeadlineResource {
    private final Incidents incidents;
    private final Deadlines deadlines;
    private final KeepCalendar calendar;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    DeadlineResource(
            Incidents incidents,
            Deadlines deadlines,
            KeepCalendar calendar,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadlineBody(
            UUID deadline,
            Deadline.Kind kind,
            Deadline.Audience to,
            String title,
            LocalDate remindFrom,
            LocalDate due,
            Deadline.State state,
            @Nullable String keptBy,
            @Nullable Instant keptAt,
            @Nullable String evidence) {

        static DeadlineBody of(Deadline deadline, LocalDate today) {
            return new DeadlineBody(
                    deadline.id(),
                    deadline.kind(),
                    deadline.to(),
                    deadline.title(),
                    deadline.remindFrom(),
                    deadline.due(),
                    deadline.state(today),
                    deadline.kept().map(Deadline.Kept::by).orElse(null),
                    deadline.kept().map(Deadline.Kept::at).orElse(null),
                    deadline.kept().map(Deadline.Kept::evidence).orElse(null));
        }
    }

    record Calendar(List<DeadlineBody> items) {}

    record SetBody(
            @NotBlank @Size(max = 300) String title,
            @NotNull Deadline.Audience to,
            @NotNull LocalDate due,
            @Min(0) @Max(365) int remindDaysBefore) {

        Deadline toDeadline(IncidentId incident) {
            return new Deadline(
                    UUID.randomUUID(),
                    incident,
                    Deadline.Kind.OTHER,
                    to,
                    title,
                    due.minusDays(remindDaysBefore),
                    due,
                    Optional.empty());
        }
    }

    record KeptBody(@NotBlank @Size(max = 1_000) String evidence) {}

    @GET
    @Path("/incidents/{incident}/deadlines")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    @Operation(summary = "By when regulators, stakeholders and customers must hear, and whether they did")
    public Calendar list(@RestPath IncidentId incident) {
        incidents.require(incident);
        return new Calendar(deadlines.of(incident).stream()
                .map(one -> DeadlineBody.of(one, today()))
                .toList());
    }

    @POST
    @Path("/incidents/{incident}/deadlines")
    @RolesAllowed({Roles.LEGAL, Roles.CUSTOMER_SUCCESS})
    public RestResponse<Object> set(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull SetBody body) {
        return idempotency.answer(
                "set-deadline " + incident,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> DeadlineBody.of(calendar.add(body.toDeadline(incident), caller.subject()), today()));
    }

    @POST
    @Path("/incidents/{incident}/deadlines/{deadline}/keeping")
    @RolesAllowed({Roles.LEGAL, Roles.CUSTOMER_SUCCESS})
    @Operation(summary = "Say that it was kept, and where that can be seen; late is late")
    public RestResponse<Object> keep(
            @RestPath IncidentId incident,
            @RestPath UUID deadline,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull KeptBody body) {
        return idempotency.answer(
                "keep-deadline %s %s".formatted(incident, deadline),
                key,
                body,
                RestResponse.Status.OK,
                () -> DeadlineBody.of(calendar.keep(incident, deadline, body.evidence(), caller.subject()), today()));
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
