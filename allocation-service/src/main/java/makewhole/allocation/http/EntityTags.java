package makewhole.allocation.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import makewhole.platform.digest.Digests;

/** The entity tag of a body is the digest of what is written: another body has another tag, on every replica. */
@ApplicationScoped
class EntityTags {
    private final ObjectMapper json;

    EntityTags(ObjectMapper json) {
        this.json = json;
    }

    /** The tag in its quotes, as it stands in a header. */
    String of(Object body) {
        return "\"%s\"".formatted(Digests.of(json.valueToTree(body)).substring("sha256:".length()));
    }

    /** Whether a header that lists tags, or says {@code *}, has this one. A weak tag never matches. */
    static boolean matches(String header, String tag) {
        return Arrays.asList(header.strip().split("\\s*,\\s*", -1)).contains(tag)
                || header.strip().equals("*");
    }
}
