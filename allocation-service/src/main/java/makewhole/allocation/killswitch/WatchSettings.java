package makewhole.allocation.killswitch;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** How the replicas watch the switch. */
@ConfigMapping(prefix = "makewhole.kill-switch")
interface WatchSettings {
    /** The pause between two looks. */
    Duration lookEvery();

    /** An engagement that nobody has drained for so long is drained by whoever sees it. */
    Duration drainAfter();

    /** Whatever is not confirmed for longer than this is told as not confirmable. */
    Duration confirmWithin();

    /** The name of this replica; the host and the process otherwise. */
    Optional<String> replica();
}
