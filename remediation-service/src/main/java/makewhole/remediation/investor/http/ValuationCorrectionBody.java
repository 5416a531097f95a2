package makewhole.remediation.investor.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.CorrectRecord;
import makewhole.remediation.investor.ValuationRecord;
import makewhole.remediation.remedy.Valuation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong about a valuation. Deal and day name it as it is on record; either {@code becomes} says all of what is
 * right, or {@code withdrawn} is true.
 */
record ValuationCorrectionBody(
        @NotBlank @Schema(examples = "D-2024-09-09") String deal,
        @NotNull @Schema(examples = "2026-06-30") LocalDate valuedOn,
        @Valid @Nullable RightValuationBody becomes,
        boolean withdrawn,

        @NotBlank @Size(max = 4000) @Schema(examples = "The valuer's report says 1.02; 1.20 was typed")
        String reason) {

    /** A valuation as it should have been recorded. */
    record RightValuationBody(
            @NotNull @Schema(examples = "2026-06-30") LocalDate valuedOn,

            @NotNull
            @Pattern(regexp = RecordCorrectionResource.DECIMAL, message = RecordCorrectionResource.NO_DECIMAL)
            @Schema(examples = "1.02")
            String residualPerUnit,

            @NotNull
            @Pattern(regexp = RecordCorrectionResource.DECIMAL, message = RecordCorrectionResource.NO_DECIMAL)
            @Schema(examples = "0.04")
            String feePerUnit,

            @NotNull
            @Pattern(regexp = RecordCorrectionResource.DECIMAL, message = RecordCorrectionResource.NO_DECIMAL)
            @Schema(examples = "0.20")
            String carryRate) {
        Valuation toValuation() {
            BigDecimal carry = new BigDecimal(carryRate);
            if (carry.compareTo(BigDecimal.ONE) > 0) {
                throw new InvalidRequestException("becomes.carryRate", "is more than the whole gain");
            }
            return new Valuation(valuedOn, new BigDecimal(residualPerUnit), new BigDecimal(feePerUnit), carry);
        }
    }

    CorrectRecord.Proposal toProposal() {
        DealId named = new DealId(deal);
        return new CorrectRecord.Proposal(
                new ValuationRecord.Key(named, valuedOn),
                RecordCorrectionResource.eitherOr(becomes, withdrawn)
                        .map(right -> new ValuationRecord(named, right.toValuation())),
                reason);
    }
}
