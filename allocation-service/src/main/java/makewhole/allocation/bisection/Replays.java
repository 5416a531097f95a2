package makewhole.allocation.bisection;

import java.util.List;
import java.util.Optional;
import makewhole.allocation.bisection.Report.VersionReplay;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Share;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts for how many deals the code of a version gives exactly what was booked. */
final class Replays {
    private static final Logger LOG = Logger.getLogger(Replays.class);

    private final Algorithm algorithm;
    private final Contingencies properties = new Contingencies();
    private long wrong;
    private long wrongReproduced;
    private long right;
    private long rightReproduced;
    private @Nullable PastBook smallest;

    Replays(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    void see(PastBook past, Glance glance, boolean isWrong) {
        boolean reproduced = reproduces(past, glance.book());
        if (reproduced) {
            properties.see(glance, isWrong);
        }
        if (isWrong) {
            wrong++;
            wrongReproduced += reproduced ? 1 : 0;
        } else {
            right++;
            rightReproduced += reproduced ? 1 : 0;
        }
        if (isWrong && reproduced && isSmaller(past)) {
            smallest = past;
        }
    }

    /** Over the deals that are reproduced: what this code can have made. */
    Contingencies properties() {
        return properties;
    }

    VersionReplay counts() {
        return new VersionReplay(algorithm.version().value(), wrong, wrongReproduced, right, rightReproduced);
    }

    /** The wrong deal of fewest commitments that is reproduced; of equal ones the first by id. */
    Optional<PastBook> smallest() {
        return Optional.ofNullable(smallest);
    }

    private boolean isSmaller(PastBook past) {
        return smallest == null
                || past.commitments().size() < smallest.commitments().size();
    }

    /** Code that fails on a book has not made what was booked. */
    private boolean reproduces(PastBook past, Book book) {
        try {
            List<Share> shares = algorithm.allocate(book).shares();
            for (int place = 0; place < shares.size(); place++) {
                if (shares.get(place).given() != past.booked().of(place)) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException failed) {
            LOG.infof("event=replay-failed version=%s deal=%s cause=%s", algorithm.version(), past.id(), failed);
            return false;
        }
    }
}
