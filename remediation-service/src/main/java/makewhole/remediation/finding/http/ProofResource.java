package makewhole.remediation.finding.http;

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
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.CheckedDeal;
import makewhole.remediation.finding.DecideByHand;
import makewhole.remediation.finding.HandDecision;
import makewhole.remediation.finding.HandDecisions;
import makewhole.remediation.finding.Sample;
import makewhole.remediation.finding.Scope;
import makewhole.remediation.finding.ScopeProof;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.IncidentId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
class ProofResource {
    private final Scopes scopes;
    private final ScopeProof proof;
    private final HandDecisions decisions;
    private final DecideByHand decideByHand;
    private final Idempotency idempotency;
    private final Caller caller;

    ProofResource(
            Scopes scopes,
            ScopeProof proof,
            HandDecisions decisions,
            DecideByHand decideByHand,
            Idempotency idempotency,
            Caller caller) {
        this.scopes = scopes;
        this.proof = proof;
        this.decisions = decisions;
        this.decideByHand = decideByHand;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * What became of the commitments of a deal; {@code unexplained} is what nothing explains, and is 0.
     *
     * @param commitments null if nobody knows how many came in, since the book cannot be read
     */
    record DealBody(
            String deal,
            String verdict,
            @Nullable Integer commitments,
            int right,
            int findings,
            int explainedByVerdict,
            int unexplained,
            String reason) {
        static DealBody of(CheckedDeal deal) {
            return new DealBody(
                    deal.deal().value(),
                    deal.verdict().name(),
                    deal.commitments().isPresent() ? deal.commitments().getAsInt() : null,
                    deal.right(),
                    deal.findings(),
                    deal.explainedByVerdict(),
                    deal.unexplained(),
                    deal.reason());
        }
    }

    /** The deals outside of the audit that were looked at, and out of how many; all of them are right. */
    record SampleBody(String seed, int population, List<String> drawn) {
        static SampleBody of(Sample sample) {
            return new SampleBody(
                    sample.seed(),
                    sample.population(),
                    sample.drawn().stream().map(DealId::value).toList());
        }
    }

    record ReconciliationBody(
            ScopeProof.Totals totals,
            @Nullable SampleBody sample,
            List<DealBody> items,
            @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionBody(
            String deal,
            String undecidableBecause,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String proposedBy,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {}

    record DecisionList(List<DecisionBody> items) {}

    record ProposalBody(
            @NotNull HandDecision.Outcome outcome,
            @NotBlank @Size(max = 5_000) String reason) {}

    @GET
    @Path("/incidents/{incident}/scope/reconciliation")
    @Operation(summary = "Commitments in, findings out, and what explains the difference, deal by deal")
    public ReconciliationBody reconciliation(
            @RestPath IncidentId incident,
            @RestQuery @DefaultValue("") String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        List<CheckedDeal> page = proof.deals(incident, after, limit + 1);
        List<CheckedDeal> shown = page.subList(0, Math.min(limit, page.size()));
        return new ReconciliationBody(
                proof.totals(incident).orElseThrow(() -> new NotFoundException("reconciliation of incident", incident)),
                proof.sample(incident).map(SampleBody::of).orElse(null),
                shown.stream().map(DealBody::of).toList(),
                page.size() > limit ? shown.getLast().deal().value() : null);
    }

    @GET
    @Path("/incidents/{incident}/scope/hand-decisions")
    @Operation(summary = "The deals that cannot be judged, why, and what two persons decided")
    public DecisionList decisions(@RestPath IncidentId incident) {
        Scope scope = scopes.of(incident).orElseThrow(() -> new NotFoundException("scope of incident", incident));
        return new DecisionList(scope.dealsUndecidable().keySet().stream()
                .map(deal -> body(scope, deal))
                .toList());
    }

    @POST
    @Path("/incidents/{incident}/scope/hand-decisions/{deal}")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE})
    @Operation(summary = "Propose what becomes of a deal that cannot be judged")
    public RestResponse<Object> propose(
            @RestPath IncidentId incident,
            @RestPath DealId deal,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ProposalBody body) {
        return idempotency.answer(
                "propose-hand-decision %s %s".formatted(incident, deal), key, body, RestResponse.Status.CREATED, () -> {
                    decideByHand.propose(
                            incident, deal, body.outcome(), new DecideByHand.Reasoned(caller.subject(), body.reason()));
                    return body(scopes.of(incident).orElseThrow(), deal);
                });
    }

    @POST
    @Path("/incidents/{incident}/scope/hand-decisions/{deal}/confirmation")
    @RolesAllowed({Roles.LEGAL, Roles.FINANCE})
    @Operation(summary = "Confirm it as another person, in its own words; the scope is decided with the last one")
    public RestResponse<Object> confirm(
            @RestPath IncidentId incident,
            @RestPath DealId deal,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ProposalBody body) {
        return idempotency.answer(
                "confirm-hand-decision %s %s".formatted(incident, deal), key, body, RestResponse.Status.OK, () -> {
                    decideByHand.confirm(
                            incident, deal, new HandDecision.Read(body.outcome(), body.reason()), caller.subject());
                    return body(scopes.of(incident).orElseThrow(), deal);
                });
    }

    private DecisionBody body(Scope scope, DealId deal) {
        String because = scope.dealsUndecidable().getOrDefault(deal, "");
        return decisions.of(scope.incident(), scope.audit()).stream()
                .filter(one -> one.deal().equals(deal))
                .findFirst()
                .map(one -> new DecisionBody(
                        deal.value(),
                        because,
                        one.outcome().name(),
                        one.reason(),
                        one.proposedBy(),
                        one.confirmedBy().orElse(null),
                        one.confirmedAt().orElse(null)))
                .orElseGet(() -> new DecisionBody(deal.value(), because, null, null, null, null, null));
    }
}
