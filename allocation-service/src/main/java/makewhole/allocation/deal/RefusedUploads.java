package makewhole.allocation.deal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.csv.RowError;
import makewhole.platform.problem.NotFoundException;

/** What was wrong with uploads that were refused, for some days. */
public interface RefusedUploads {
    /**
     * One of them.
     *
     * @param errors as many as were kept
     * @param count how many there are in all
     */
    record RefusedUpload(UUID id, Instant refusedAt, String refusedTo, List<RowError> errors, long count) {
        public RefusedUpload {
            errors = List.copyOf(errors);
        }
    }

    void keep(RefusedUpload refused);

    Optional<RefusedUpload> find(UUID id);

    /** Forgets what was refused before; how many there were. */
    int forgetBefore(Instant time);

    /**
     * The refused upload.
     *
     * @throws NotFoundException if there is none, or it was long ago
     */
    default RefusedUpload require(UUID id) {
        return find(id).orElseThrow(() -> new NotFoundException("refused upload", id));
    }
}
