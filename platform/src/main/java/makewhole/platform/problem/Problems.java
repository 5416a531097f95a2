package makewhole.platform.problem;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import makewhole.platform.csv.RowError;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with problem details. Each service's table of refusals is written with these. */
public final class Problems {
    private static final MediaType PROBLEM_JSON = MediaType.valueOf(Problem.MEDIA_TYPE);

    private Problems() {}

    /**
     * A problem of this service.
     *
     * @param name the last part of the type, in kebab case
     */
    public static RestResponse<Problem> problem(RestResponse.Status status, String name, String detail) {
        return problem(status.getStatusCode(), name, detail, List.of());
    }

    /**
     * A problem of this service.
     *
     * @param name the last part of the type, in kebab case
     */
    public static RestResponse<Problem> problem(int status, String name, String detail, List<RowError> errors) {
        return RestResponse.ResponseBuilder.<Problem>create(status)
                .entity(Problem.of(status, name, detail, errors))
                .type(PROBLEM_JSON)
                .build();
    }
}
