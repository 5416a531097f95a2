package makewhole.allocation.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.SERVICE_UNAVAILABLE;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import makewhole.allocation.Refusal.KillSwitchEngaged;
import makewhole.allocation.killswitch.Scope;
import makewhole.platform.problem.Problem;
import org.jboss.resteasy.reactive.RestResponse;

/** How an engaged switch reads: for people in the detail, for programs in members. There is no Retry-After. */
final class HaltedProblem {
    private HaltedProblem() {}

    static RestResponse<Problem> of(KillSwitchEngaged engaged) {
        Problem problem = Problem.of(
                        SERVICE_UNAVAILABLE.getStatusCode(), "kill-switch-engaged", detail(engaged), List.of())
                .with(Map.of(
                        "scope", scope(engaged.scope()),
                        "incident", engaged.incident(),
                        "reason", engaged.reason(),
                        "since", engaged.since().toString(),
                        "others", engaged.others()));
        return RestResponse.ResponseBuilder.<Problem>create(SERVICE_UNAVAILABLE)
                .entity(problem)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .build();
    }

    private static String detail(KillSwitchEngaged engaged) {
        String halted = "%s is halted by %s since %s: %s"
                .formatted(engaged.scope(), engaged.incident(), engaged.since(), engaged.reason());
        String all = engaged.others() == 0 ? halted : "%s (and by %d more)".formatted(halted, engaged.others());
        return all + "; do not send it again before GET /v1/kill-switch says that it is released";
    }

    private static Map<String, String> scope(Scope scope) {
        String kind = scope.kind().name();
        return scope.name().map(name -> Map.of("kind", kind, "name", name)).orElse(Map.of("kind", kind));
    }
}
