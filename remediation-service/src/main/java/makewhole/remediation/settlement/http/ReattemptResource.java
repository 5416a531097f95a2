package makewhole.remediation.settlement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.settlement.Reattempt;
import makewhole.remediation.settlement.Reattempts;
import makewhole.remediation.settlement.RepeatAttempts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Payments that came back through no fault of their accounts, and go to the same accounts again because two persons say so. */
@Path("/v1")
class ReattemptResource {
    private final RepeatAttempts repeatAttempts;
    private final Reattempts reattempts;
    private final Plans plans;
    private final Idempotency idempotency;
    private final Caller caller;

    ReattemptResource(
            RepeatAttempts repeatAttempts, Reattempts reattempts, Plans plans, Idempotency idempotency, Caller caller) {
        this.repeatAttempts = repeatAttempts;
        this.reattempts = reattempts;
        this.plans = plans;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** What came back, and what shows that nothing is wrong with the accounts. */
    record ProposalBody(
            @NotEmpty @Size(max = 1000) List<@NotBlank String> lines,
            @NotBlank @Size(max = 4000) String evidence) {
        Set<LineId> toLines() {
            return lines.stream().map(LineId::new).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** The evidence that the second person has looked at, in its own words. */
    record ConfirmationBody(@NotBlank @Size(max = 4000) String evidence) {}

    record AttemptBody(String line, String endToEndId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReattemptBody(
            String reattempt,
            List<AttemptBody> attempts,
            String evidence,
            String proposedBy,
            Instant proposedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {
        static ReattemptBody of(Reattempt one) {
            return new ReattemptBody(
                    one.id().toString(),
                    one.attempts().entrySet().stream()
                            .map(attempt -> new AttemptBody(
                                    attempt.getKey().value(), attempt.getValue().value()))
                            .toList(),
                    one.evidence(),
                    one.proposedBy(),
                    one.proposedAt(),
                    one.confirmedBy().orElse(null),
                    one.confirmedAt().orElse(null));
        }
    }

    record ReattemptList(List<ReattemptBody> items) {}

    @POST
    @Path("/plans/{plan}/reattempts")
    @RolesAllowed(Roles.OPERATIONS)
    @Operation(
            summary = "Propose to pay lines to the same accounts again",
            description =
                    "For the last attempts of up to 1,000 lines that the bank rejected or returned, with what shows that"
                            + " nothing is wrong with their accounts. Nothing is paid by it: once another person has confirmed it, the"
                            + " next payment run takes the lines.")
    public RestResponse<Object> propose(
            @RestPath PlanId plan,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ProposalBody body) {
        return idempotency.answer(
                "propose-reattempt " + plan,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> ReattemptBody.of(
                        repeatAttempts.propose(plan, body.toLines(), body.evidence(), caller.subject())));
    }

    /** Evidence may speak of investors: for those who pay, and for audit. */
    @GET
    @Path("/plans/{plan}/reattempts")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
    public ReattemptList list(@RestPath PlanId plan) {
        return new ReattemptList(reattempts.of(plans.require(plan).id()).stream()
                .map(ReattemptBody::of)
                .toList());
    }

    @POST
    @Path("/plans/{plan}/reattempts/{reattempt}/confirmation")
    @RolesAllowed(Roles.FINANCE)
    @Operation(summary = "Confirm as another person that the same accounts are paid again")
    public RestResponse<Object> confirm(
            @RestPath PlanId plan,
            @RestPath UUID reattempt,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ConfirmationBody body) {
        return idempotency.answer(
                "confirm-reattempt " + reattempt,
                key,
                body,
                RestResponse.Status.OK,
                () -> ReattemptBody.of(repeatAttempts.confirm(plan, reattempt, body.evidence(), caller.subject())));
    }
}
