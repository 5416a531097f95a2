package makewhole.platform.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import makewhole.platform.problem.Problem;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Tells failures that pass from failures that last. For REST clients:
 * {@code @RegisterProvider(FailureMapper.class)}.
 */
public class FailureMapper implements ResponseExceptionMapper<RuntimeException> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int STILL_RUNNING = 409;
    private static final int FIRST_SERVER_ERROR = 500;

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        Problem problem = problemOf(response);
        String name = problem.type().substring(problem.type().lastIndexOf('/') + 1);
        boolean passes = switch (response.getStatus()) {
            case TOO_MANY_REQUESTS -> true;
            case STILL_RUNNING -> name.equals("request-still-running");
            default -> response.getStatus() >= FIRST_SERVER_ERROR && !name.equals("kill-switch-engaged");
        };
        return passes
                ? new PassingFailure("%d %s: %s".formatted(response.getStatus(), name, problem.detail()))
                : new LastingFailure(response.getStatus(), name, problem.detail());
    }

    /** Read as text first: the client has readers for JSON, but none for {@code application/problem+json}. */
    private static Problem problemOf(Response response) {
        try {
            return JSON.readValue(response.readEntity(String.class), Problem.class);
        } catch (JsonProcessingException | IllegalArgumentException | IllegalStateException notAProblem) {
            return new Problem("", "", response.getStatus(), "the answer is not a problem detail", List.of());
        }
    }
}
