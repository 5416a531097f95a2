package makewhole.notification.batch.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import makewhole.notification.batch.SteerBatch.Order;
import org.jspecify.annotations.Nullable;

/**
 * Why a person sets a batch going again.
 *
 * @param shortChoices true to tell customers although they have fewer days to choose than they are promised
 * @param lateChoices true to tell customers although no whole day is left for a choice
 */
record SetGoingBody(
        @NotBlank @Size(max = 1_000) String reason,
        @Nullable Boolean shortChoices,
        @Nullable Boolean lateChoices) {
    Order toOrder() {
        return new Order(reason, Boolean.TRUE.equals(shortChoices), Boolean.TRUE.equals(lateChoices));
    }
}
