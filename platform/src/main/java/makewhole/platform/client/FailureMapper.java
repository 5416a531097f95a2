package makewhole.platform.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

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
        ToldProblem problem = problemOf(response);
        String name = problem.name();
        boolean passes = switch (response.getStatus()) {
            case TOO_MANY_REQUESTS -> true;
            case STILL_RUNNING -> name.equals("request-still-running");
            default -> response.getStatus() >= FIRST_SERVER_ERROR && !name.equals("kill-switch-engaged");
        };
        return passes
                ? new PassingFailure("%d %s: %s".formatted(response.getStatus(), name, problem.told()))
                : new LastingFailure(response.getStatus(), name, problem.told());
    }

    /** Read as text first: the client has readers for JSON, but none for {@code application/problem+json}. */
    private static ToldProblem problemOf(Response response) {
        try {
            return JSON.readValue(response.readEntity(String.class), ToldProblem.class);
        } catch (JsonProcessingException | IllegalArgumentException | IllegalStateException notAProblem) {
            return new ToldProblem("", "the answer is not a problem detail");
        }
    }

    /** As much of a problem detail as callers judge by; RFC 9457 requires no member, and most problems have no errors. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ToldProblem(@Nullable String type, @Nullable String detail) {
        String name() {
            return type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
        }

        String told() {
            return detail == null ? "" : detail;
        }
    }
}
