package makewhole.allocation.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code openapi/examples.json} holds.
 *
 * @param operations by method and path, such as {@code GET /v1/deals/{deal}}
 * @param problems by the last part of their type
 */
record Examples(Map<String, Exchange> operations, Map<String, Problem> problems) {
    private static final String FILE = "/openapi/examples.json";

    /**
     * A request and its answer.
     *
     * @param request left out where there is no body
     * @param answer a text where it is none of JSON
     */
    record Exchange(@Nullable Object request, @Nullable Object answer) {}

    /**
     * A problem.
     *
     * @param remedy what to do
     * @param sample a whole problem detail
     */
    record Problem(String remedy, Map<String, Object> sample) {}

    static Examples shipped() {
        try (InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE), FILE)) {
            return new ObjectMapper().readValue(file, Examples.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<Exchange> of(String method, String path) {
        return Optional.ofNullable(operations.get(method + " " + path));
    }
}
