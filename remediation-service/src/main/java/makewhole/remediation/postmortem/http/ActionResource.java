package makewhole.remediation.postmortem.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.postmortem.TrackActions;
import makewhole.remediation.postmortem.TrackedAction;
import makewhole.remediation.postmortem.TrackedActions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
class ActionResource {
    private final Incidents incidents;
    private final TrackedActions actions;
    private final TrackActions trackActions;
    private final Idempotency idempotency;
    private final Caller caller;

    ActionResource(
            Incidents incidents,
            TrackedActions actions,
            TrackActions trackActions,
            Idempotency idempotency,
            Caller caller) {
        this.incidents = incidents;
        this.actions = actions;
        this.trackActions = trackActions;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActionBody(
            int number,
            String what,
            String owner,
            LocalDate due,
            TrackedAction.State state,
            @Nullable String test,
            @Nullable String doneBy,
            @Nullable String verifiedBy) {
        static ActionBody of(TrackedAction action) {
            return new ActionBody(
                    action.number(),
                    action.what(),
                    action.owner(),
                    action.due(),
                    action.state(),
                    action.test().orElse(null),
                    action.doneBy().orElse(null),
                    action.verifiedBy().orElse(null));
        }
    }

    record ActionList(List<ActionBody> items) {}

    record AddBody(
            @NotBlank @Size(max = 2_000) String what,
            @NotBlank @Size(max = 100) String owner,
            @NotNull LocalDate due) {}

    record CompletionBody(@NotBlank @Size(max = 300) String test) {}

    @GET
    @Path("/incidents/{incident}/post-mortem/actions")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public ActionList list(@RestPath IncidentId incident) {
        incidents.require(incident);
        return new ActionList(actions.of(incident).stream().map(ActionBody::of).toList());
    }

    @POST
    @Path("/incidents/{incident}/post-mortem/actions")
    public RestResponse<Object> add(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull AddBody body) {
        return answer(
                "add-action " + incident,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> trackActions.add(
                        incident, new TrackedAction.Wanted(body.what(), body.owner(), body.due()), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/post-mortem/actions/{number}/completion")
    @Operation(summary = "Say that it is done, and name the test that would fail without it")
    public RestResponse<Object> complete(
            @RestPath IncidentId incident,
            @RestPath int number,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull CompletionBody body) {
        return answer(
                "complete-action %s %d".formatted(incident, number),
                key,
                body,
                RestResponse.Status.OK,
                () -> trackActions.complete(incident, number, body.test(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/post-mortem/actions/{number}/verification")
    @Operation(summary = "Say that you have seen the named test pass; another person than the one who did it")
    public RestResponse<Object> verify(
            @RestPath IncidentId incident, @RestPath int number, @RestHeader("Idempotency-Key") @Nullable String key) {
        return answer(
                "verify-action %s %d".formatted(incident, number),
                key,
                Map.of("number", number),
                RestResponse.Status.OK,
                () -> trackActions.verify(incident, number, caller.subject()));
    }

    private RestResponse<Object> answer(
            String operation,
            @Nullable String key,
            Object body,
            RestResponse.Status status,
            Supplier<TrackedAction> change) {
        return idempotency.answer(operation, key, body, status, () -> ActionBody.of(change.get()));
    }
}
