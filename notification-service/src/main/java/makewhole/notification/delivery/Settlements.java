package makewhole.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import makewhole.notification.delivery.SettleNotice.Settling;

/** What people found out about doubts. Every method runs in a transaction of its caller. */
public interface Settlements {
    /** What somebody said, and when. */
    record Settled(Settling settling, String by, Instant at) {}

    void keep(UUID notice, Settled settled);

    /** What was said of a notice, the first first: sent again, it may be in doubt again. */
    List<Settled> of(UUID notice);
}
