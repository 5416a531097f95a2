package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.RecordRefusal;
import makewhole.remediation.refusal.RecordRefusal.CorrectionDecided;
import makewhole.remediation.refusal.RecordRefusal.CorrectionOpen;
import makewhole.remediation.refusal.RecordRefusal.CorrectionStale;
import makewhole.remediation.refusal.RecordRefusal.InvestorBeingTold;
import makewhole.remediation.refusal.RecordRefusal.InvestorCorrectionDecided;
import makewhole.remediation.refusal.RecordRefusal.InvestorCorrectionOpen;
import makewhole.remediation.refusal.RecordRefusal.InvestorCorrectionStale;
import makewhole.remediation.refusal.RecordRefusal.RecordInReleasedPlan;
import makewhole.remediation.refusal.RecordRefusal.RecordKnown;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of a correction of records as problem details. */
final class RecordProblems {
    private RecordProblems() {}

    static RestResponse<Problem> of(RecordRefusal refusal) {
        return switch (refusal) {
            case CorrectionOpen(var record, var correction) ->
                conflict(
                        "record-correction-open",
                        "Correction %s of %s waits for a second person: confirm or refuse it first"
                                .formatted(correction, record));
            case CorrectionDecided(var correction, var state) ->
                conflict(
                        "record-correction-decided",
                        "Correction %s is %s: propose another".formatted(correction, state));
            case CorrectionStale(var correction, var record) ->
                conflict(
                        "record-correction-stale",
                        "%s has changed since correction %s was proposed: refuse it and propose another"
                                .formatted(record, correction));
            case RecordKnown(var noun, var record) ->
                conflict(
                        "record-known",
                        "There is a %s %s already: correct that one, or take it away first".formatted(noun, record));
            case InvestorCorrectionOpen(var investor, var correction) ->
                conflict(
                        "investor-correction-open",
                        "Correction %s of investor %s waits for a second person: confirm or refuse it first"
                                .formatted(correction, investor));
            case InvestorCorrectionDecided(var correction, var state) ->
                conflict(
                        "investor-correction-decided",
                        "Correction %s is %s: ask for another one".formatted(correction, state));
            case InvestorCorrectionStale(var correction) ->
                conflict(
                        "investor-correction-stale",
                        "Correction %s says something else than what you named: read it again".formatted(correction));
            case InvestorBeingTold(var investor, var plan) ->
                conflict(
                        "investor-being-told",
                        "The notices of plan %s are being handed over, one of them to %s: confirm it once they are"
                                .formatted(plan, investor));
            case RecordInReleasedPlan(var record, var plan) ->
                conflict(
                        "record-in-released-plan",
                        "Plan %s is released and %s bears on it: grant what is owed beyond it in a supplement of that plan"
                                .formatted(plan, record));
        };
    }

    private static RestResponse<Problem> conflict(String name, String detail) {
        return problem(CONFLICT, name, detail);
    }
}
