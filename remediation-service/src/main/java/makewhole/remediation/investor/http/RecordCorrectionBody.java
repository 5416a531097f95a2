package makewhole.remediation.investor.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import makewhole.remediation.investor.DealRecord;
import makewhole.remediation.investor.DistributionRecord;
import makewhole.remediation.investor.RecordCorrection;
import makewhole.remediation.investor.ValuationRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A correction with the figures before and after. Without {@code before} a record is brought back, without {@code after}
 * it is taken away.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordCorrectionBody(
        @Schema(examples = "7f3c1a52-6a7e-4f0e-9a35-0f6f5a0c2b11")
        String correction,

        @Schema(examples = "distribution") String record,
        @Schema(examples = "D-2024-09-09") String deal,
        @Schema(examples = "2025-06-30") LocalDate day,

        @Nullable @Schema(examples = "INCOME") String kind,

        @Nullable RecordedFiguresBody before,
        @Nullable RecordedFiguresBody after,

        @Schema(examples = "The administrator's statement of 2025-06-30 says 0.035, not 0.053")
        String reason,

        RecordCorrection.State state,
        @Schema(examples = "operations-1") String proposedBy,
        Instant proposedAt,

        @Nullable @Schema(examples = "finance-1") String decidedBy,

        @Nullable Instant decidedAt,
        @Nullable String refusal) {

    /** What a record says: the members of a distribution, or those of a valuation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordedFiguresBody(
            @Nullable @Schema(examples = "2025-06-30") LocalDate paidOn,
            @Nullable @Schema(examples = "INCOME") String kind,
            @Nullable @Schema(examples = "0.035") String perUnit,
            @Nullable LocalDate valuedOn,
            @Nullable String residualPerUnit,
            @Nullable String feePerUnit,
            @Nullable String carryRate) {
        static RecordedFiguresBody of(DealRecord said) {
            return switch (said) {
                case DistributionRecord paid ->
                    new RecordedFiguresBody(
                            paid.paidOn(), paid.kind(), paid.perUnit().toPlainString(), null, null, null, null);
                case ValuationRecord worth ->
                    new RecordedFiguresBody(
                            null,
                            null,
                            null,
                            worth.valuation().valuedOn(),
                            worth.valuation().residualPerUnit().toPlainString(),
                            worth.valuation().feePerUnit().toPlainString(),
                            worth.valuation().carryRate().toPlainString());
            };
        }
    }

    static RecordCorrectionBody of(RecordCorrection one) {
        return new RecordCorrectionBody(
                one.id().toString(),
                one.record().noun(),
                one.record().deal().value(),
                one.record().day(),
                one.record() instanceof DistributionRecord.Key distribution ? distribution.kind() : null,
                one.before().map(RecordedFiguresBody::of).orElse(null),
                one.after().map(RecordedFiguresBody::of).orElse(null),
                one.reason(),
                one.state(),
                one.proposedBy(),
                one.proposedAt(),
                one.decidedBy().orElse(null),
                one.decidedAt().orElse(null),
                one.refusal().isEmpty() ? null : one.refusal());
    }
}
