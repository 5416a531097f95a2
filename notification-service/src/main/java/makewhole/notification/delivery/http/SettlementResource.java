package makewhole.notification.delivery.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.delivery.SettleNotice;
import makewhole.notification.delivery.SettleNotice.Settling;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/notices/{notice}/settlement")
@RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS})
class SettlementResource {
    private final SettleNotice settleNotice;
    private final Idempotency idempotency;
    private final Caller caller;

    SettlementResource(SettleNotice settleNotice, Idempotency idempotency, Caller caller) {
        this.settleNotice = settleNotice;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** What people found out about a notice that was in doubt, the first first. */
    @GET
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.LEGAL, Roles.AUDIT})
    public SettlementBody.ListBody settled(UUID notice) {
        return new SettlementBody.ListBody(settleNotice.settled(notice).stream()
                .map(SettlementBody.FoundBody::of)
                .toList());
    }

    @POST
    @APIResponseSchema(value = SettlementBody.SettledBody.class, responseCode = "200")
    public RestResponse<Object> settle(
            UUID notice, @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid SettlementBody body) {
        return idempotency.answer("settle-notice " + notice, key, body, RestResponse.Status.OK, () -> {
            NoticeStanding settled = settleNotice.settle(
                    notice, new Settling(body.outcome(), body.reason(), body.evidence()), caller.subject());
            return new SettlementBody.SettledBody(notice, settled.batch(), settled.state());
        });
    }
}
