package makewhole.remediation.alternative.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.MoneyBody;
import makewhole.remediation.alternative.AlternativeReturn;
import makewhole.remediation.alternative.AlternativeReturns;
import makewhole.remediation.alternative.ProveAlternative;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.investor.InvestorId;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/incidents/{incident}/alternative-returns")
class AlternativeResource {
    private final ProveAlternative proveAlternative;
    private final AlternativeReturns alternatives;
    private final Incidents incidents;
    private final Idempotency idempotency;
    private final Caller caller;

    AlternativeResource(
            ProveAlternative proveAlternative,
            AlternativeReturns alternatives,
            Incidents incidents,
            Idempotency idempotency,
            Caller caller) {
        this.proveAlternative = proveAlternative;
        this.alternatives = alternatives;
        this.incidents = incidents;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record ClaimBody(
            @NotBlank String deal,
            @NotBlank String investor,
            @Valid @NotNull MoneyBody amount,
            @NotBlank @Size(max = 500) String evidence) {
        ProveAlternative.Claim toClaim() {
            return new ProveAlternative.Claim(new DealId(deal), new InvestorId(investor), amount.toMoney(), evidence);
        }
    }

    record RefusalBody(@NotBlank @Size(max = 500) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlternativeBody(
            String id,
            String deal,
            String investor,
            MoneyBody amount,
            String evidence,
            String state,
            String claimedBy,
            Instant claimedAt,
            @Nullable String decidedBy,
            String reason) {
        static AlternativeBody of(AlternativeReturn one) {
            return new AlternativeBody(
                    one.id().toString(),
                    one.deal().value(),
                    one.investor().value(),
                    MoneyBody.of(one.amount()),
                    one.evidence(),
                    one.state().name(),
                    one.claimedBy(),
                    one.claimedAt(),
                    one.decidedBy().orElse(null),
                    one.reason());
        }
    }

    record AlternativeList(List<AlternativeBody> items) {}

    /** Claims that a customer earned something with the firm on cash that was missing in a deal. */
    @POST
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> claim(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ClaimBody body) {
        return idempotency.answer(
                "claim-alternative " + incident,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> AlternativeBody.of(proveAlternative.claim(incident, body.toClaim(), caller.subject())));
    }

    @GET
    @RolesAllowed({Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
    public AlternativeList list(@RestPath IncidentId incident) {
        incidents.require(incident);
        return new AlternativeList(
                alternatives.of(incident).stream().map(AlternativeBody::of).toList());
    }

    @POST
    @Path("/{alternative}/confirmation")
    @RolesAllowed({Roles.LEGAL, Roles.FINANCE})
    public RestResponse<Object> prove(
            @RestPath IncidentId incident,
            @RestPath UUID alternative,
            @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "prove-alternative " + alternative,
                key,
                Map.of(),
                RestResponse.Status.OK,
                () -> AlternativeBody.of(proveAlternative.prove(incident, alternative, caller.subject())));
    }

    @POST
    @Path("/{alternative}/refusal")
    @RolesAllowed({Roles.LEGAL, Roles.FINANCE})
    public RestResponse<Object> refuse(
            @RestPath IncidentId incident,
            @RestPath UUID alternative,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RefusalBody body) {
        return idempotency.answer(
                "refuse-alternative " + alternative,
                key,
                body,
                RestResponse.Status.OK,
                () -> AlternativeBody.of(
                        proveAlternative.refuse(incident, alternative, body.reason(), caller.subject())));
    }
}
