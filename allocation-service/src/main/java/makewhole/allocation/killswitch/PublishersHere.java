package makewhole.allocation.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The publishing transactions that this replica has under way. With it a replica can tell that nothing is left which
 * may have read the switch before an engagement.
 */
@ApplicationScoped
public class PublishersHere {
    private final AtomicLong next = new AtomicLong();
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    /** Runs a publishing transaction, from before its begin until after its end. */
    public <T> T publishing(Supplier<T> transaction) {
        long ticket = next.getAndIncrement();
        underWay.add(ticket);
        try {
            return transaction.get();
        } finally {
            underWay.remove(ticket);
        }
    }

    /** A mark between what has begun and what begins from now on. */
    long mark() {
        return next.get();
    }

    /**
     * Whether everything that had begun at a mark has ended. One that has its ticket but is not under way yet reads the
     * switch later than this is asked.
     */
    boolean areThrough(long mark) {
        return underWay.stream().noneMatch(ticket -> ticket < mark);
    }
}
