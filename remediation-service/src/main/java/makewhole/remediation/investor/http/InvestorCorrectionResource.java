package makewhole.remediation.investor.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import makewhole.platform.digest.Digests;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.investor.CorrectInvestor;
import makewhole.remediation.investor.Details;
import makewhole.remediation.investor.InvestorCorrection;
import makewhole.remediation.investor.InvestorCorrections;
import makewhole.remediation.investor.InvestorId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class InvestorCorrectionResource {
    private final CorrectInvestor correctInvestor;
    private final InvestorCorrections corrections;
    private final Idempotency idempotency;
    private final Caller caller;

    InvestorCorrectionResource(
            CorrectInvestor correctInvestor, InvestorCorrections corrections, Idempotency idempotency, Caller caller) {
        this.correctInvestor = correctInvestor;
        this.corrections = corrections;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** What is right; what is left out stays as it is. Its text form shows none of it. */
    record InvestorCorrectionRequestBody(
            @Nullable
            @Size(min = 1, max = 500)
            @Pattern(regexp = "\\P{Cntrl}*\\S\\P{Cntrl}*", message = "is blank, or has a control character")
            @Schema(examples = "Wen Xu")
            String legalName,

            @Nullable
            @Size(max = 500)
            @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "is not an e-mail address")
            @Schema(examples = "wen.xu@investors.example")
            String email,

            @Nullable
            @Pattern(regexp = "[a-z]{2}-[A-Z]{2}", message = "is not a locale such as en-US")
            @Schema(examples = "en-US")
            String locale,

            @Nullable @Pattern(regexp = "[A-Z]{2}", message = "is not a country such as US") @Schema(examples = "US")
            String country,

            @NotBlank @Size(max = 500) @Schema(examples = "Letter of 2026-10-01")
            String evidence) {
        Details of(Details known) {
            return new Details(
                    legalName == null ? known.legalName() : legalName.strip(),
                    Objects.requireNonNullElse(email, known.email()),
                    Objects.requireNonNullElse(locale, known.locale()),
                    Objects.requireNonNullElse(country, known.country()));
        }

        /** A request is known again by this: what people are called is not kept with it. */
        Map<String, String> known() {
            return Map.of(
                    "digest", Digests.of(of(new Details("", "", "", "")).digest()), "evidence", Digests.of(evidence));
        }

        @Override
        public String toString() {
            return "correction of an investor";
        }
    }

    record InvestorCorrectionConfirmationBody(@NotBlank String digest) {}

    record InvestorCorrectionRefusalBody(
            @NotBlank @Size(max = 500) String reason) {}

    record DetailsBody(String legalName, String email, String locale, String country) {
        static DetailsBody of(Details details) {
            return new DetailsBody(details.legalName(), details.email(), details.locale(), details.country());
        }
    }

    /**
     * A correction with what stood before.
     *
     * @param digest of what is right: who confirms it names it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvestorCorrectionBody(
            String correction,
            String investor,
            String state,
            DetailsBody before,
            DetailsBody becomes,
            String digest,
            String evidence,
            String requestedBy,
            Instant requestedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            String reason) {
        static InvestorCorrectionBody of(InvestorCorrection correction) {
            return new InvestorCorrectionBody(
                    correction.id().toString(),
                    correction.investor().value(),
                    correction.state().name(),
                    DetailsBody.of(correction.before()),
                    DetailsBody.of(correction.becomes()),
                    correction.becomes().digest(),
                    correction.evidence(),
                    correction.requestedBy(),
                    correction.requestedAt(),
                    correction.decidedBy().orElse(null),
                    correction.decidedAt().orElse(null),
                    correction.reason());
        }
    }

    /** The same without what people are called, for answers that are kept to be given again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvestorCorrectionMoveBody(
            String correction,
            String investor,
            String state,
            String digest,
            @Nullable String decidedBy) {
        static InvestorCorrectionMoveBody of(InvestorCorrection correction) {
            return new InvestorCorrectionMoveBody(
                    correction.id().toString(),
                    correction.investor().value(),
                    correction.state().name(),
                    correction.becomes().digest(),
                    correction.decidedBy().orElse(null));
        }
    }

    record InvestorCorrectionList(List<InvestorCorrectionBody> items) {}

    /** Says what is right about an investor's name, e-mail address, locale or country, with the evidence. */
    @POST
    @Path("/investors/{investor}/corrections")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.FINANCE})
    @APIResponseSchema(value = InvestorCorrectionMoveBody.class, responseCode = "201")
    public RestResponse<Object> request(
            @RestPath String investor,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull InvestorCorrectionRequestBody body) {
        return idempotency.answer(
                "correct-investor " + investor,
                key,
                body.known(),
                RestResponse.Status.CREATED,
                () -> InvestorCorrectionMoveBody.of(correctInvestor.request(
                        new InvestorId(investor), body::of, body.evidence(), caller.subject())));
    }

    /** All of an investor, with what stood before each, the oldest first. */
    @GET
    @Path("/investors/{investor}/corrections")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
    public InvestorCorrectionList list(@RestPath String investor) {
        return new InvestorCorrectionList(corrections.of(new InvestorId(investor)).stream()
                .map(InvestorCorrectionBody::of)
                .toList());
    }

    /** Stands for a correction as a second person: notices that are written from now on take it. */
    @POST
    @Path("/investor-corrections/{correction}/confirmation")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.FINANCE})
    @APIResponseSchema(InvestorCorrectionMoveBody.class)
    public RestResponse<Object> confirm(
            @RestPath UUID correction,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull InvestorCorrectionConfirmationBody body) {
        return idempotency.answer(
                "confirm-investor-correction " + correction,
                key,
                body,
                RestResponse.Status.OK,
                () -> InvestorCorrectionMoveBody.of(
                        correctInvestor.confirm(correction, body.digest(), caller.subject())));
    }

    @POST
    @Path("/investor-corrections/{correction}/refusal")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.FINANCE})
    @APIResponseSchema(InvestorCorrectionMoveBody.class)
    public RestResponse<Object> refuse(
            @RestPath UUID correction,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull InvestorCorrectionRefusalBody body) {
        return idempotency.answer(
                "refuse-investor-correction " + correction,
                key,
                body,
                RestResponse.Status.OK,
                () -> InvestorCorrectionMoveBody.of(
                        correctInvestor.refuse(correction, body.reason(), caller.subject())));
    }
}
