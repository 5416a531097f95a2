package makewhole.remediation.incident.http;

import static makewhole.platform.problem.Problems.problem;

import java.util.stream.Collectors;
import makewhole.platform.problem.Problem;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.IncidentRefusal.AlreadyClosed;
import makewhole.remediation.incident.IncidentRefusal.GatesClosed;
import makewhole.remediation.incident.IncidentRefusedException;
import makewhole.remediation.incident.Passage;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

@SuppressWarnings("unused") // called by the REST layer
class IncidentProblems {
    @ServerExceptionMapper
    RestResponse<Problem> refused(IncidentRefusedException thrown) {
        return switch (thrown.refusal()) {
            case GatesClosed(var passage, var closed) ->
                problem(
                        RestResponse.Status.CONFLICT,
                        "gate-closed",
                        "%s waits until %s"
                                .formatted(
                                        name(passage),
                                        closed.stream()
                                                .map(gate -> "%s (%s)".formatted(demand(gate), gate))
                                                .collect(Collectors.joining("; "))));
            case AlreadyClosed(var incident) ->
                problem(
                        RestResponse.Status.CONFLICT,
                        "incident-closed",
                        "%s is closed; nothing of it changes any more".formatted(incident));
        };
    }

    private static String name(Passage passage) {
        return switch (passage) {
            case NOTIFY -> "Telling customers";
            case CLOSE -> "Closing";
        };
    }

    private static String demand(Gate gate) {
        return gate.demand();
    }
}
