package makewhole.allocation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import makewhole.platform.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large a body may be: uploads of books wait on disk and may be large, all others are held in memory. A body that
 * says that it is too large is refused before it is sent; of one that does not say, the rest is not read.
 */
@ApplicationScoped
class BodyLimits {
    private static final Set<String> UPLOADS = Set.of("/v1/imports", "/v1/offers");
    private static final int TOO_LARGE = 413;
    private static final int BEFORE_THE_SERVER_LOOKS = 100;
    private static final int AFTER_THE_SERVER_HAS_LOOKED = 1;

    private final long largestUpload;
    private final long largestOther;
    private final ObjectMapper json;

    BodyLimits(
            @ConfigProperty(name = "makewhole.books.largest-upload") MemorySize largestUpload,
            @ConfigProperty(name = "makewhole.books.largest-other-body") MemorySize largestOther,
            ObjectMapper json) {
        this.largestUpload = largestUpload.asLongValue();
        this.largestOther = largestOther.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseWhatSaysThatItIsTooLarge, BEFORE_THE_SERVER_LOOKS);
        filters.register(this::limitWhatDoesNotSay, AFTER_THE_SERVER_HAS_LOOKED);
    }

    private void refuseWhatSaysThatItIsTooLarge(RoutingContext call) {
        long most = most(call);
        if (declared(call) <= most) {
            call.next();
            return;
        }
        call.response()
                .setStatusCode(TOO_LARGE)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .endHandler(ended -> call.request().connection().close())
                .end(problem(most));
    }

    private void limitWhatDoesNotSay(RoutingContext call) {
        call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most(call));
        call.next();
    }

    private long most(RoutingContext call) {
        return UPLOADS.contains(call.normalizedPath()) ? largestUpload : largestOther;
    }

    private static long declared(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }

    private String problem(long most) {
        try {
            return json.writeValueAsString(Problem.of(
                    TOO_LARGE,
                    "upload-too-large",
                    "At most %d bytes are taken; send the deals in several uploads".formatted(most),
                    List.of()));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
