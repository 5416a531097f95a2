package makewhole.notification.batch.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Optional;
import makewhole.notification.batch.ApproveBatch.Decision;
import makewhole.notification.batch.Sending;
import org.jspecify.annotations.Nullable;

/**
 * An approval.
 *
 * @param sendFrom nothing is sent before; at once if it is left out
 * @param perMinute how many notices go out at most; as quickly as it goes if it is left out
 */
record ApprovalBody(
        @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}") String digest,
        @Nullable Instant sendFrom,
        @Nullable @Min(1) @Max(1_000_000) Integer perMinute) {
    Decision toDecision() {
        return new Decision(digest, new Sending(Optional.ofNullable(sendFrom), Optional.ofNullable(perMinute)));
    }
}
