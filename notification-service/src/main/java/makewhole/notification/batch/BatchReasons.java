package makewhole.notification.batch;

import java.util.List;
import java.util.UUID;

/** Why people did what they did with batches, in their words. Every method runs in a transaction of its caller. */
public interface BatchReasons {
    void keep(UUID batch, SaidOfBatch said);

    /** What was said of a batch, the first first. */
    List<SaidOfBatch> of(UUID batch);
}
