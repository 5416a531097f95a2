package makewhole.remediation.finding.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Scope;
import org.jspecify.annotations.Nullable;

/** A scope on the wire. */
record ScopeBody(
        String incident,
        UUID audit,
        String state,
        int dealsAudited,
        List<String> dealsWrong,
        List<ReasonBody> dealsRoundedOtherwise,
        List<ReasonBody> dealsUndecidable,
        int certificatesChecked,
        int findings,
        int investorsIn,
        @Nullable String reason) {

    /** A deal with what is to be said of it. */
    record ReasonBody(String deal, String reason) {
        static List<ReasonBody> all(Map<DealId, String> reasons) {
            return reasons.entrySet().stream()
                    .map(deal -> new ReasonBody(deal.getKey().value(), deal.getValue()))
                    .toList();
        }
    }

    static ScopeBody of(Scope scope) {
        return new ScopeBody(
                scope.incident().value(),
                scope.audit(),
                scope.state().name(),
                scope.dealsAudited(),
                scope.dealsWrong().stream().map(deal -> deal.value()).toList(),
                ReasonBody.all(scope.dealsRoundedOtherwise()),
                ReasonBody.all(scope.dealsUndecidable()),
                scope.certificatesChecked(),
                scope.findings(),
                scope.investorsIn(),
                scope.reason().orElse(null));
    }
}
