package makewhole.allocation.regression.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import makewhole.allocation.regression.RegressionCase;

/** A case on the wire. */
record RegressionCaseBody(@JsonProperty("case") String id, String deal, String audit, String digest) {
    static RegressionCaseBody of(RegressionCase frozen) {
        return new RegressionCaseBody(
                frozen.id().toString(), frozen.deal().value(), frozen.audit().toString(), frozen.digest());
    }
}
