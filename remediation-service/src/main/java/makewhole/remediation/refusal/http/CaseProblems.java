package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.CaseRefusal.GateClosed;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of incidents, inquiries, settlements and post-mortems as problem details. */
final class CaseProblems {
    private CaseProblems() {}

    static RestResponse<Problem> of(CaseRefusal refusal) {
        return switch (refusal) {
            case GateClosed(var gate, var missing) ->
                problem(CONFLICT, "gate-closed", "%s: still missing: %s".formatted(gate, String.join("; ", missing)));
        };
    }
}
