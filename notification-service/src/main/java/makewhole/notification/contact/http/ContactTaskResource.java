package makewhole.notification.contact.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.contact.ContactAttempt;
import makewhole.notification.contact.ContactTask;
import makewhole.notification.contact.ReachCustomer;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Customers whose notice failed, and what was tried to reach them. */
@Path("/v1/contact-tasks")
@RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.LEGAL, Roles.AUDIT, Roles.SERVICE})
class ContactTaskResource {
    private final ReachCustomer reachCustomer;
    private final Idempotency idempotency;
    private final Caller caller;

    ContactTaskResource(ReachCustomer reachCustomer, Idempotency idempotency, Caller caller) {
        this.reachCustomer = reachCustomer;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    public ContactTaskBody.ListBody list(
            @RestQuery ContactTask.@Nullable State state,
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1_000) int limit) {
        List<ContactTask> tasks = reachCustomer.after(Optional.ofNullable(state), after, limit);
        return new ContactTaskBody.ListBody(
                tasks.stream().map(ContactTaskBody::of).toList(),
                tasks.size() < limit ? null : tasks.getLast().number());
    }

    @GET
    @Path("/{notice}")
    public ContactTaskBody get(UUID notice) {
        return ContactTaskBody.of(reachCustomer.get(notice));
    }

    @POST
    @Path("/{notice}/attempts")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS})
    @APIResponseSchema(value = ContactTaskBody.class, responseCode = "201")
    public RestResponse<Object> tried(
            UUID notice,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ContactTaskBody.TriedBody body) {
        return idempotency.answer(
                "contact-attempt " + notice,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> ContactTaskBody.of(reachCustomer.tried(
                        notice,
                        ContactAttempt.Kind.valueOf(body.kind()),
                        body.note(),
                        body.evidence(),
                        Optional.ofNullable(body.email()),
                        caller.subject())));
    }

    /** A second person vouches for another address; the notice is sent to it. */
    @POST
    @Path("/{notice}/attempts/{attempt}/confirmation")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS})
    @APIResponseSchema(value = ContactTaskBody.class, responseCode = "200")
    public RestResponse<Object> confirm(
            UUID notice, UUID attempt, @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "confirm-address " + attempt,
                key,
                Map.of("attempt", attempt.toString()),
                RestResponse.Status.OK,
                () -> ContactTaskBody.of(reachCustomer.confirm(notice, attempt, caller.subject())));
    }

    /** The customer was reached, or is given up to the unclaimed register. */
    @POST
    @Path("/{notice}/closing")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS})
    @APIResponseSchema(value = ContactTaskBody.class, responseCode = "200")
    public RestResponse<Object> close(
            UUID notice,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ContactTaskBody.ClosingBody body) {
        return idempotency.answer(
                "close-contact-task " + notice,
                key,
                body,
                RestResponse.Status.OK,
                () -> ContactTaskBody.of(
                        body.state().equals("REACHED")
                                ? reachCustomer.reached(notice, body.reason(), caller.subject())
                                : reachCustomer.giveUp(notice, body.reason(), caller.subject())));
    }
}
