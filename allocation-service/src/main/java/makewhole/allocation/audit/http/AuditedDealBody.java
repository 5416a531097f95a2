package makewhole.allocation.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import makewhole.allocation.audit.AuditedDeal;
import makewhole.allocation.audit.DealVerdict;
import makewhole.allocation.audit.Undecidable;
import makewhole.allocation.proration.http.LevelBody;
import makewhole.allocation.proration.http.TierLevelBody;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a deal.
 *
 * @param because what stands in the way of a verdict; null unless it is NOT_DECIDABLE
 * @param investors how many committed to it
 * @param differences how many were given more or less than is right, explained or not
 * @param largestDifferenceMinor the largest of them in minor units, whether too much or too little
 * @param level of the right answer; null where no investor with history is held back, or nothing is decided
 * @param zeroHistoryLevel per head; only there where it holds back investors without history
 * @param tiers their levels, instead, for a deal with tiers
 */
record AuditedDealBody(
        String deal,
        DealVerdict verdict,
        @Nullable Undecidable because,
        String reason,
        int investors,
        int findings,
        int differences,
        long largestDifferenceMinor,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LevelBody zeroHistoryLevel,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TierLevelBody> tiers) {
    static AuditedDealBody of(AuditedDeal audited) {
        return new AuditedDealBody(
                audited.deal().value(),
                audited.verdict(),
                audited.because().orElse(null),
                audited.reason(),
                audited.investors(),
                audited.findings(),
                audited.differences().count(),
                audited.differences().largest(),
                audited.levels().map(LevelBody::perWeight).orElse(null),
                audited.levels().map(LevelBody::perHead).orElse(null),
                audited.levels().map(TierLevelBody::of).orElse(null));
    }
}
