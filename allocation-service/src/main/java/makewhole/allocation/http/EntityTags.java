package makewhole.allocation.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.stream.Stream;
import makewhole.platform.digest.Digests;

/**
 * The entity tag of a body is the digest of what is written: another body has another tag, on every replica. That of a
 * {@link Watched} body has a digest of what is decided on in front, and a point.
 */
@ApplicationScoped
class EntityTags {
    private final ObjectMapper json;

    EntityTags(ObjectMapper json) {
        this.json = json;
    }

    /** The tag in its quotes, as it stands in a header. */
    String of(Object body) {
        return body instanceof Watched watched
                ? "\"%s.%s\"".formatted(digest(watched.decidedOn()), digest(body))
                : "\"%s\"".formatted(digest(body));
    }

    private String digest(Object body) {
        return Digests.of(json.valueToTree(body)).substring("sha256:".length());
    }

    /** Whether a header that lists tags, or says {@code *}, has this one. A weak tag never matches. */
    static boolean matches(String header, String tag) {
        return listed(header).anyMatch(tag::equals) || header.strip().equals("*");
    }

    /** Like {@link #matches}, but whatever else the body shows may have changed. */
    static boolean matchesDecision(String header, String tag) {
        return listed(header).map(EntityTags::decision).anyMatch(decision(tag)::equals)
                || header.strip().equals("*");
    }

    private static Stream<String> listed(String header) {
        return Arrays.stream(header.strip().split("\\s*,\\s*", -1));
    }

    private static String decision(String tag) {
        int point = tag.indexOf('.');
        return point < 0 ? tag : tag.substring(0, point) + '"';
    }
}
