package makewhole.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import makewhole.platform.digest.Digests;
import makewhole.platform.idempotency.IdempotencyException.Reason;
import makewhole.platform.identity.Caller;
import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The same key and body give the same answer, however often a request is repeated; the answer is committed together
 * with the effect. Keys are per subject and operation. Refusals (exceptions) are not kept: they roll back, and the key
 * is free again, as it is after a crash.
 */
@ApplicationScoped
public class Idempotency {
    private static final int LONGEST_KEY = 200;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final ObjectMapper json;
    private final Caller caller;

    Idempotency(Jdbi jdbi, InstantSource clock, ObjectMapper json, Caller caller) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.json = json;
        this.caller = caller;
    }

    /**
     * An effect that others may undo, so that its answer is true for a while only.
     *
     * @param stillHolds whether what an answer that is kept says is still so
     */
    public record Undoable(Supplier<?> effect, Predicate<JsonNode> stillHolds) {}

    /**
     * Answers a request once, in one transaction with its effect.
     *
     * @param operation what is asked for, with the ids of the path, such as {@code publish D-1}
     * @param key the Idempotency-Key header
     * @param request what the caller sent; canonical JSON of it is digested
     * @param effect does it; its result becomes the body
     * @throws IdempotencyException if the key is missing, was used for another request, or its request is still running
     */
    @Transactional
    public RestResponse<Object> answer(
            String operation, @Nullable String key, Object request, RestResponse.Status status, Supplier<?> effect) {
        return answer(operation, key, request, status, new Undoable(effect, _ -> true));
    }

    /**
     * Answers a request once, as long as the answer holds. When it does not any more, the effect is done anew, and its
     * answer is kept instead.
     *
     * @throws IdempotencyException if the key is missing, was used for another request, or its request is still running
     */
    @Transactional
    public RestResponse<Object> answer(
            String operation, @Nullable String key, Object request, RestResponse.Status status, Undoable undoable) {
        String digest = Digests.of(request);
        Optional<Answer> known = knownOrReserved(operation, key, digest)
                .filter(kept -> undoable.stillHolds().test(read(kept)));
        Answer answer = known.orElseGet(() -> keep(
                operation,
                String.valueOf(key),
                digest,
                status.getStatusCode(),
                undoable.effect().get()));
        return RestResponse.ResponseBuilder.<Object>create(answer.status())
                .entity(answer.body())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** What the caller was answered under a key, whatever was asked; empty if nothing was, or not yet. */
    @Transactional
    public Optional<JsonNode> kept(String operation, String key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT status, body FROM idempotent_answer
                        WHERE subject = :subject AND operation = :operation AND key = :key
                        """)
                .bind("subject", caller.subject().name())
                .bind("operation", operation)
                .bind("key", key)
                .map((row, context) -> read(new Answer(row.getInt("status"), row.getString("body"))))
                .findOne());
    }

    private Optional<Answer> knownOrReserved(String operation, @Nullable String key, String digest) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IdempotencyException(Reason.KEY_MISSING);
        }
        String subject = caller.subject().name();
        return jdbi.withHandle(handle -> {
            // Freed when the transaction ends, however it ends.
            boolean free = handle.createQuery("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                    .bind("name", String.join("\n", subject, operation, key))
                    .mapTo(Boolean.class)
                    .one();
            if (!free) {
                throw new IdempotencyException(Reason.STILL_RUNNING);
            }
            return find(handle, subject, operation, key, digest);
        });
    }

    private Optional<Answer> find(Handle handle, String subject, String operation, String key, String digest) {
        return handle.createQuery("""
                        SELECT request_digest, status, body FROM idempotent_answer
                        WHERE subject = :subject AND operation = :operation AND key = :key
                        """)
                .bind("subject", subject)
                .bind("operation", operation)
                .bind("key", key)
                .map((row, context) -> {
                    if (!row.getString("request_digest").equals(digest)) {
                        throw new IdempotencyException(Reason.KEY_REUSED);
                    }
                    return new Answer(row.getInt("status"), row.getString("body"));
                })
                .findOne();
    }

    private Answer keep(String operation, String key, String digest, int status, Object body) {
        Answer answer = new Answer(status, write(body));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO idempotent_answer (subject, operation, key, request_digest, status, body, answered_at)
                        VALUES (:subject, :operation, :key, :digest, :status, :body, :at)
                        ON CONFLICT (subject, operation, key) DO UPDATE
                        SET status = excluded.status, body = excluded.body, answered_at = excluded.answered_at
                        """)
                .bind("subject", caller.subject().name())
                .bind("operation", operation)
                .bind("key", key)
                .bind("digest", digest)
                .bind("status", status)
                .bind("body", answer.body())
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
        return answer;
    }

    private JsonNode read(Answer kept) {
        try {
            return json.readTree(kept.body());
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
