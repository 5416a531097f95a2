package makewhole.notification.batch;

import java.time.Instant;
import java.util.Optional;

/**
 * When and how quickly a batch goes out.
 *
 * @param from nothing is sent before; empty for at once
 * @param perMinute how many notices at most; empty for as quickly as it goes
 */
public record Sending(Optional<Instant> from, Optional<Integer> perMinute) {
    public static final Sending AT_ONCE = new Sending(Optional.empty(), Optional.empty());
}
