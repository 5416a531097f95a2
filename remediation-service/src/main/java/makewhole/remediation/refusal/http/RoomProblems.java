package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.BAD_REQUEST;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.RoomRefusal;
import makewhole.remediation.refusal.RoomRefusal.AssumptionNotBeneficial;
import makewhole.remediation.refusal.RoomRefusal.EntryOfOtherKind;
import makewhole.remediation.refusal.RoomRefusal.EntrySuperseded;
import makewhole.remediation.refusal.RoomRefusal.IncidentOpen;
import makewhole.remediation.refusal.RoomRefusal.JournalRestricted;
import makewhole.remediation.refusal.RoomRefusal.JurisdictionUnknown;
import makewhole.remediation.refusal.RoomRefusal.RoleHeld;
import makewhole.remediation.refusal.RoomRefusal.RoleNotHeld;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of the incident room as problem details. */
final class RoomProblems {
    private RoomProblems() {}

    static RestResponse<Problem> of(RoomRefusal refusal) {
        return switch (refusal) {
            case IncidentOpen(var incident) ->
                problem(CONFLICT, "incident-open", "%s is open; only a closed one is reopened".formatted(incident));
            case RoleHeld(var role, var person) ->
                problem(
                        CONFLICT,
                        "role-held",
                        "%s is %s, who has not handed it over: ask for that, or take it with a reason"
                                .formatted(role, person));
            case RoleNotHeld(var role, var person) ->
                problem(CONFLICT, "role-not-held", "%s is %s; nobody else hands it over".formatted(role, person));
            case JurisdictionUnknown(var one) ->
                problem(
                        BAD_REQUEST,
                        "jurisdiction-unknown",
                        "'%s' is neither a country such as US nor a part of one such as US-NY".formatted(one));
            case JournalRestricted(var audit) ->
                problem(
                        FORBIDDEN,
                        "journal-restricted",
                        "The journal speaks of an incident that you may not read; %s reads it all".formatted(audit));
            case AssumptionNotBeneficial(var inFavourOf) ->
                problem(
                        CONFLICT,
                        "assumption-not-beneficial",
                        "What is not known is assumed in favour of the customer, not of %s: find it out, or turn it round"
                                .formatted(inFavourOf));
            case EntrySuperseded(var number, var by) ->
                problem(
                        CONFLICT,
                        "log-entry-superseded",
                        "Entry %d is superseded by entry %d: supersede that one".formatted(number, by));
            case EntryOfOtherKind(var number, var kind) ->
                problem(
                        CONFLICT,
                        "log-entry-of-other-kind",
                        "Entry %d is a %s: write the new entry as one, or without superseding it"
                                .formatted(number, kind));
        };
    }
}
