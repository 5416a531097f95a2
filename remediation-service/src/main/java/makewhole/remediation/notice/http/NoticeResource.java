package makewhole.remediation.notice.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.notice.NoticeBatch;
import makewhole.remediation.notice.NoticeBatches;
import makewhole.remediation.notice.RequestNotices;
import makewhole.remediation.plan.PlanId;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class NoticeResource {
    private final RequestNotices requestNotices;
    private final NoticeBatches batches;
    private final Idempotency idempotency;
    private final Caller caller;

    NoticeResource(RequestNotices requestNotices, NoticeBatches batches, Idempotency idempotency, Caller caller) {
        this.requestNotices = requestNotices;
        this.batches = batches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record NoticesBody(
            String plan,
            @Nullable String batch,
            String state,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {
        static NoticesBody of(NoticeBatch batch) {
            return new NoticesBody(
                    batch.plan().toString(),
                    batch.batch().orElse(null),
                    batch.state().name(),
                    batch.reason());
        }
    }

    @POST
    @Path("/plans/{plan}/notices")
    @RolesAllowed(Roles.CUSTOMER_SUCCESS)
    public RestResponse<Object> request(@RestPath UUID plan, @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "request-notices " + plan,
                key,
                Map.of("plan", plan.toString()),
                RestResponse.Status.ACCEPTED,
                () -> NoticesBody.of(requestNotices.request(new PlanId(plan), caller.subject())));
    }

    @GET
    @Path("/plans/{plan}/notices")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public NoticesBody get(@RestPath UUID plan) {
        return batches.of(new PlanId(plan))
                .map(NoticesBody::of)
                .orElseGet(() -> new NoticesBody(plan.toString(), null, "NOT_REQUESTED", ""));
    }
}
