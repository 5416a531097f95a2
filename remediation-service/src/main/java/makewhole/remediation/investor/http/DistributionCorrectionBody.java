package makewhole.remediation.investor.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.CorrectRecord;
import makewhole.remediation.investor.DistributionRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong about a distribution. Deal, day and kind name it as it is on record; either {@code becomes} says all of
 * what is right, or {@code withdrawn} is true.
 */
record DistributionCorrectionBody(
        @NotBlank @Schema(examples = "D-2024-09-09") String deal,
        @NotNull @Schema(examples = "2025-06-30") LocalDate paidOn,

        @NotBlank @Size(max = 500) @Schema(examples = "INCOME")
        String kind,

        @Valid @Nullable RightDistributionBody becomes,
        boolean withdrawn,

        @NotBlank
        @Size(max = 4000)
        @Schema(examples = "The administrator's statement of 2025-06-30 says 0.035, not 0.053")
        String reason) {

    /** A distribution as it should have been recorded. */
    record RightDistributionBody(
            @NotNull @Schema(examples = "2025-06-30") LocalDate paidOn,

            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = "\\P{Cntrl}*", message = "has a control character")
            @Schema(examples = "INCOME")
            String kind,

            @NotNull
            @Pattern(regexp = RecordCorrectionResource.DECIMAL, message = RecordCorrectionResource.NO_DECIMAL)
            @Schema(examples = "0.035")
            String perUnit) {}

    CorrectRecord.Proposal toProposal() {
        DealId named = new DealId(deal);
        return new CorrectRecord.Proposal(
                new DistributionRecord.Key(named, paidOn, kind),
                RecordCorrectionResource.eitherOr(becomes, withdrawn)
                        .map(right -> new DistributionRecord(
                                named, right.paidOn(), right.kind().strip(), new BigDecimal(right.perUnit()))),
                reason);
    }
}
