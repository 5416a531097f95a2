package makewhole.remediation.finding.http;

import java.util.List;
import java.util.UUID;
import makewhole.remediation.finding.Scope;
import org.jspecify.annotations.Nullable;

/** A scope on the wire. */
record ScopeBody(
        String incident,
        UUID audit,
        String state,
        int dealsAudited,
        List<String> dealsWrong,
        List<UndecidableBody> dealsUndecidable,
        int certificatesChecked,
        int findings,
        int investorsIn,
        @Nullable String reason) {

    /** A deal that cannot be judged. */
    record UndecidableBody(String deal, String reason) {}

    static ScopeBody of(Scope scope) {
        return new ScopeBody(
                scope.incident().value(),
                scope.audit(),
                scope.state().name(),
                scope.dealsAudited(),
                scope.dealsWrong().stream().map(deal -> deal.value()).toList(),
                scope.dealsUndecidable().entrySet().stream()
                        .map(deal -> new UndecidableBody(deal.getKey().value(), deal.getValue()))
                        .toList(),
                scope.certificatesChecked(),
                scope.findings(),
                scope.investorsIn(),
                scope.reason().orElse(null));
    }
}
