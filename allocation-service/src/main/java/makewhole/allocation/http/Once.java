package makewhole.allocation.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.ACCEPTED;
import static org.jboss.resteasy.reactive.RestResponse.Status.CREATED;
import static org.jboss.resteasy.reactive.RestResponse.Status.OK;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.idempotency.Idempotency.Undoable;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * How every POST of this service is answered: once for each Idempotency-Key, in one transaction with its effect. The
 * operations carry the ids of their path.
 */
@ApplicationScoped
public class Once {
    private final Idempotency idempotency;
    private final EntityTags tags;

    Once(Idempotency idempotency, EntityTags tags) {
        this.idempotency = idempotency;
        this.tags = tags;
    }

    /**
     * What a caller sends along with a POST.
     *
     * @param key the Idempotency-Key header
     * @param ifMatch the If-Match header
     */
    public record Sent(
            String operation,
            @Nullable String key,
            @Nullable String ifMatch) {}

    /** Something new is there. */
    public RestResponse<Object> created(String operation, @Nullable String key, Object request, Supplier<?> effect) {
        return idempotency.answer(operation, key, request, CREATED, effect);
    }

    /** Something new is there that others may undo; once they have, the same request makes it anew. */
    public RestResponse<Object> created(String operation, @Nullable String key, Object request, Undoable effect) {
        return idempotency.answer(operation, key, request, CREATED, effect);
    }

    /** Work has begun that goes on by itself. */
    public RestResponse<Object> accepted(String operation, @Nullable String key, Object request, Supplier<?> effect) {
        return idempotency.answer(operation, key, request, ACCEPTED, effect);
    }

    /**
     * Something that was there is moved on, if it still is what the caller saw.
     *
     * @param seen locks what the effect locks first, and gives the body of its GET as it stands then, whose entity tag
     *     If-Match is compared with: of two calls with the same tag the second one finds it changed
     * @throws RefusedException if it is not
     */
    public RestResponse<Object> changed(Sent sent, Object request, Supplier<?> seen, Supplier<?> effect) {
        // Compared where the effect is: what was done already is answered again, whatever has become of it since.
        return idempotency.answer(sent.operation(), sent.key(), request, OK, () -> {
            requireSeen(sent.ifMatch(), seen);
            return effect.get();
        });
    }

    private void requireSeen(@Nullable String ifMatch, Supplier<?> seen) {
        if (ifMatch != null && !ifMatch.isBlank()) {
            String present = tags.of(seen.get());
            if (!EntityTags.matchesDecision(ifMatch, present)) {
                throw new RefusedException(new Refusal.ChangedMeanwhile(present));
            }
        }
    }
}
