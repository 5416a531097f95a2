package makewhole.allocation.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;

import makewhole.allocation.Refusal.OverrideRefusal;
import makewhole.allocation.Refusal.OverrideRefusal.AboveCap;
import makewhole.allocation.Refusal.OverrideRefusal.AboveOffer;
import makewhole.allocation.Refusal.OverrideRefusal.AbovePlaces;
import makewhole.allocation.Refusal.OverrideRefusal.BelowMinimum;
import makewhole.allocation.Refusal.OverrideRefusal.InvestorUnknown;
import makewhole.allocation.Refusal.OverrideRefusal.NotInLots;
import makewhole.allocation.Refusal.OverrideRefusal.NotOpen;
import makewhole.allocation.Refusal.OverrideRefusal.OverrideExists;
import makewhole.allocation.Refusal.OverrideRefusal.PersonRequired;
import makewhole.platform.problem.Problem;
import makewhole.platform.problem.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** The part of the table of problems that is about overrides. */
final class OverrideProblems {
    private OverrideProblems() {}

    static RestResponse<Problem> of(OverrideRefusal refusal) {
        return switch (refusal) {
            case InvestorUnknown(var deal, var investor) ->
                problem(
                        "override-investor-unknown",
                        "%s has not committed to deal %s; name an investor of its book".formatted(investor, deal));
            case OverrideExists(var deal, var investor) ->
                problem(
                        "override-exists",
                        "There is an override for %s in deal %s; withdraw it before you ask for another"
                                .formatted(investor, deal));
            case AboveCap(var investor, var cap) ->
                problem(
                        "override-above-cap",
                        "%s may be given at most %s, the smaller of request and limit; ask for no more"
                                .formatted(investor, cap));
            case NotInLots(var lot) ->
                problem("override-not-in-lots", "This deal is given in whole lots of %s; ask for some".formatted(lot));
            case BelowMinimum(var minimum) ->
                problem(
                        "override-below-minimum",
                        "The smallest ticket of this deal is %s; ask for that, for more, or for nothing"
                                .formatted(minimum));
            case AboveOffer(var left) ->
                problem(
                        "overrides-above-offer",
                        "Other overrides leave %s of what is on offer; ask for no more".formatted(left));
            case AbovePlaces(var places) ->
                problem(
                        "overrides-above-places",
                        "The deal has places for %d holders and overrides fill them; withdraw one of those first"
                                .formatted(places));
            case NotOpen(var state) ->
                problem(
                        "override-not-open",
                        "This override is %s already; see the list of the overrides of the deal".formatted(state));
            case PersonRequired() ->
                Problems.problem(
                        FORBIDDEN,
                        "person-required",
                        "An override is decided by two persons, not by a service; have a person ask for it");
        };
    }

    private static RestResponse<Problem> problem(String name, String detail) {
        return Problems.problem(CONFLICT, name, detail);
    }
}
