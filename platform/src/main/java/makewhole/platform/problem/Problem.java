package makewhole.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import makewhole.platform.csv.RowError;

/**
 * A problem detail (RFC 9457).
 *
 * @param type an absolute URI that ends with the name of the problem, such as {@code …/kill-switch-engaged}; callers
 *     judge by it
 * @param title the name in words
 * @param status the HTTP status
 * @param detail what happened this time and what to do, fit for the caller
 * @param errors what is wrong by row and field, where the request had rows
 * @param members further members of this type of problem, for callers that act on them (RFC 9457, 3.2); they are
 *     written beside the others and not read back
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(
        String type,
        String title,
        int status,
        String detail,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<RowError> errors,

        @JsonAnyGetter @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Object> members) {
    /** Where the names of problems live; documented in docs/api/README.md. */
    public static final String TYPES = "https://makewhole.example/problems/";

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    /**
     * A problem of this service.
     *
     * @param name the last part of the type, in kebab case
     */
    public static Problem of(int status, String name, String detail, List<RowError> errors) {
        String words = name.replace('-', ' ');
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Problem(TYPES + name, title, status, detail, errors, Map.of());
    }

    /** The same problem with further members. */
    public Problem with(Map<String, Object> further) {
        return new Problem(type, title, status, detail, errors, further);
    }
}
