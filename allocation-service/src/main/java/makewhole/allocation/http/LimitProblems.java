package makewhole.allocation.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.BAD_REQUEST;

import makewhole.allocation.Refusal.LimitRefusal;
import makewhole.allocation.Refusal.LimitRefusal.FactsTooLate;
import makewhole.allocation.Refusal.LimitRefusal.FiguresUnknown;
import makewhole.allocation.Refusal.LimitRefusal.FundSizeMissing;
import makewhole.allocation.Refusal.LimitRefusal.FundTooLarge;
import makewhole.allocation.Refusal.LimitRefusal.HolderCountMissing;
import makewhole.allocation.Refusal.LimitRefusal.HoldersAboveLaw;
import makewhole.platform.problem.Problem;
import makewhole.platform.problem.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** The part of the table of problems that is about limits. */
final class LimitProblems {
    private LimitProblems() {}

    static RestResponse<Problem> of(LimitRefusal refusal) {
        return switch (refusal) {
            case FiguresUnknown(var rule, var day, var first) ->
                problem(
                        "limit-figures-unknown",
                        "%s has figures since %s, none for %s; give the limit itself".formatted(rule, first, day));
            case FactsTooLate(var asOf, var day) ->
                problem(
                        "facts-too-late",
                        "The facts are of %s, after the day %s that they are judged on; send those of that day or before"
                                .formatted(asOf, day));
            case FundSizeMissing(var largest) ->
                problem(
                        "fund-size-missing",
                        "Say the size of the fund as fundSize: this limit is for funds of at most %s"
                                .formatted(largest));
            case FundTooLarge(var size, var largest, var day) ->
                problem(
                        "fund-does-not-qualify",
                        "The fund has %s; on %s a qualifying venture fund had at most %s. Name another rule"
                                .formatted(size, day, largest));
            case HolderCountMissing(var rule) ->
                problem(
                        "holder-count-missing",
                        "No law says how many holders %s allows; say it as most".formatted(rule));
            case HoldersAboveLaw(var wanted, var most, var rule) ->
                problem(
                        "holders-above-law",
                        "%d holders are more than the %d that %s allows; ask for fewer".formatted(wanted, most, rule));
        };
    }

    private static RestResponse<Problem> problem(String name, String detail) {
        return Problems.problem(BAD_REQUEST, name, detail);
    }
}
