package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;

import java.util.List;
import makewhole.platform.csv.RowError;
import makewhole.platform.problem.Problem;
import makewhole.platform.problem.Problems;
import makewhole.remediation.refusal.InterestRefusal;
import makewhole.remediation.refusal.InterestRefusal.CalculationRefused;
import makewhole.remediation.refusal.InterestRefusal.RateRowsRefused;
import makewhole.remediation.refusal.InterestRefusal.RateTableConfirmed;
import makewhole.remediation.refusal.InterestRefusal.RateTableDigestStale;
import makewhole.remediation.refusal.InterestRefusal.RateTableNotConfirmed;
import makewhole.remediation.refusal.InterestRefusal.RateTableSuperseded;
import makewhole.remediation.refusal.InterestRefusal.RatesMissing;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Refusals of calculations and of tables of rates as problem details. */
final class InterestProblems {
    private static final int UNPROCESSABLE = 422;

    private InterestProblems() {}

    static RestResponse<Problem> of(InterestRefusal refusal) {
        return switch (refusal) {
            case CalculationRefused(var fault, var field, var reason) ->
                Problems.problem(
                        Status.BAD_REQUEST.getStatusCode(),
                        fault.problem(),
                        "%s: %s".formatted(field, reason),
                        List.of(new RowError("body", 0, field, reason)));
            case RatesMissing(var rule, var table, var days, var first, var last) ->
                conflict(
                        "rates-missing",
                        "%s: %s has no confirmed rate for %s (the first missing day is %s, the last %s); import and"
                                        .formatted(rule, table, String.join(", ", days), first, last)
                                + " confirm a version that knows these days");
            case RateRowsRefused(var fault, var errors) ->
                Problems.problem(
                        UNPROCESSABLE,
                        fault.problem(),
                        "Nothing was taken: %s Mend the rows that are named and send everything again."
                                .formatted(described(errors.getFirst())),
                        errors);
            case RateTableNotConfirmed(var table, var newest) ->
                conflict(
                        "rate-table-not-confirmed",
                        "No version of %s is confirmed; a second person of finance has to compare version %d with its"
                                        .formatted(table, newest)
                                + " sources and confirm it");
            case RateTableConfirmed(var table, var version) ->
                conflict("rate-table-confirmed", "Version %d of %s is confirmed already".formatted(version, table));
            case RateTableSuperseded(var table, var version, var newer) ->
                conflict(
                        "rate-table-superseded",
                        "Version %d of %s comes too late: version %d is confirmed".formatted(version, table, newer));
            case RateTableDigestStale(var table, var version, var named, var actual) ->
                conflict(
                        "digest-stale",
                        "Version %d of %s has digest %s, not %s: read it again before you confirm"
                                .formatted(version, table, actual, named));
        };
    }

    private static String described(RowError error) {
        return "row %d, %s: %s.".formatted(error.row(), error.field(), error.reason());
    }

    private static RestResponse<Problem> conflict(String name, String detail) {
        return problem(Status.CONFLICT, name, detail);
    }
}
