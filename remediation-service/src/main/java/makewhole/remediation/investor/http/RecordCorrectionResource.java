package makewhole.remediation.investor.http;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.CorrectRecord;
import makewhole.remediation.investor.RecordCorrection;
import makewhole.remediation.investor.RecordCorrections;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class RecordCorrectionResource {
    static final String DECIMAL = "\\d{1,15}(\\.\\d{1,15})?";
    static final String NO_DECIMAL = "is not a plain decimal of zero or more such as 0.035";

    private final CorrectRecord correctRecord;
    private final RecordCorrections corrections;
    private final Idempotency idempotency;
    private final Caller caller;

    RecordCorrectionResource(
            CorrectRecord correctRecord, RecordCorrections corrections, Idempotency idempotency, Caller caller) {
        this.correctRecord = correctRecord;
        this.corrections = corrections;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record RecordRefusalBody(@NotBlank @Size(max = 4000) String reason) {}

    /** A page; {@code next} is what to ask for behind it, and not there on the last one. */
    record RecordCorrectionPage(
            List<RecordCorrectionBody> items, @Nullable String next) {}

    /** What is put in a record's place: left out by mistake, it must not take the record away. */
    static <T> Optional<T> eitherOr(@Nullable T becomes, boolean withdrawn) {
        if ((becomes == null) != withdrawn) {
            throw new InvalidRequestException("becomes", "is there, or withdrawn is true: one of the two");
        }
        return Optional.ofNullable(becomes);
    }

    /** Proposes to correct a distribution, or to take it away. */
    @POST
    @Path("/distribution-corrections")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    @APIResponseSchema(value = RecordCorrectionBody.class, responseCode = "201")
    public RestResponse<Object> proposeForDistribution(
            @RestHeader("Idempotency-Key") @Nullable String key, @Valid @NotNull DistributionCorrectionBody body) {
        return propose("correct-distribution", key, body, body.toProposal());
    }

    /** Proposes to correct a valuation, or to take it away. */
    @POST
    @Path("/valuation-corrections")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    @APIResponseSchema(value = RecordCorrectionBody.class, responseCode = "201")
    public RestResponse<Object> proposeForValuation(
            @RestHeader("Idempotency-Key") @Nullable String key, @Valid @NotNull ValuationCorrectionBody body) {
        return propose("correct-valuation", key, body, body.toProposal());
    }

    private RestResponse<Object> propose(
            String operation, @Nullable String key, Object body, CorrectRecord.Proposal proposal) {
        return idempotency.answer(
                operation,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> RecordCorrectionBody.of(correctRecord.propose(proposal, caller.subject())));
    }

    /** Every correction, whatever became of it, in the order in which they were proposed. */
    @GET
    @Path("/record-corrections")
    @RolesAllowed({Roles.ENGINEERING, Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
    public RecordCorrectionPage page(
            @RestQuery @Nullable DealId deal,
            @RestQuery RecordCorrection.@Nullable State state,
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1_000) int limit) {
        List<RecordCorrections.Numbered> found = corrections.after(
                after, new RecordCorrections.Filter(Optional.ofNullable(deal), Optional.ofNullable(state)), limit + 1);
        List<RecordCorrections.Numbered> shown = found.subList(0, Math.min(limit, found.size()));
        return new RecordCorrectionPage(
                shown.stream()
                        .map(one -> RecordCorrectionBody.of(one.correction()))
                        .toList(),
                found.size() > limit ? Long.toString(shown.getLast().number()) : null);
    }

    @GET
    @Path("/record-corrections/{correction}")
    @RolesAllowed({Roles.ENGINEERING, Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
    public RecordCorrectionBody one(@RestPath UUID correction) {
        return corrections
                .get(correction)
                .map(RecordCorrectionBody::of)
                .orElseThrow(() -> new NotFoundException("record correction", correction));
    }

    /** Stands for a correction as a second person: plans that are worked out from now on take it. */
    @POST
    @Path("/record-corrections/{correction}/confirmation")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    @APIResponseSchema(RecordCorrectionBody.class)
    public RestResponse<Object> confirm(
            @RestPath UUID correction, @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "confirm-record-correction " + correction,
                key,
                Map.of(),
                RestResponse.Status.OK,
                () -> RecordCorrectionBody.of(correctRecord.confirm(correction, caller.subject())));
    }

    @POST
    @Path("/record-corrections/{correction}/refusal")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    @APIResponseSchema(RecordCorrectionBody.class)
    public RestResponse<Object> refuse(
            @RestPath UUID correction,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RecordRefusalBody body) {
        return idempotency.answer(
                "refuse-record-correction " + correction,
                key,
                body,
                RestResponse.Status.OK,
                () -> RecordCorrectionBody.of(correctRecord.refuse(correction, body.reason(), caller.subject())));
    }
}
