package makewhole.notification.batch.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import makewhole.notification.batch.ApproveBatch.Decision;
import makewhole.notification.batch.Sending;
import org.jspecify.annotations.Nullable;

/**
 * An approval.
 *
 * @param sendFrom nothing is sent before; at once if it is left out
 * @param perMinute how many notices go out at most; as quickly as it goes if it is left out
 * @param remindDaysBefore how many days before its last day a choice is reminded of, in none, one or several rounds; as the
 *     settings say if it is left out
 * @param shortChoices true to tell customers although they have fewer days to choose than they are promised
 * @param lateChoices true to tell customers although no whole day is left for a choice: the rest of a released plan has to be
 *     told as well
 */
record ApprovalBody(
        @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}") String digest,
        @Nullable Instant sendFrom,
        @Nullable @Min(1) @Max(1_000_000) Integer perMinute,
        @Nullable @Size(max = 5) List<@NotNull @Min(1) @Max(365) Integer> remindDaysBefore,
        @Nullable Boolean shortChoices,
        @Nullable Boolean lateChoices) {
    Decision toDecision() {
        return new Decision(
                digest,
                new Sending(Optional.ofNullable(sendFrom), Optional.ofNullable(perMinute)),
                Optional.ofNullable(remindDaysBefore),
                Boolean.TRUE.equals(shortChoices),
                Boolean.TRUE.equals(lateChoices));
    }
}
