package makewhole.platform.csv;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an upload, so that all of it can be told at once; keeps the first {@value #MOST_KEPT}. */
public final class RowErrors {
    public static final int MOST_KEPT = 1_000;

    private final List<RowError> kept = new ArrayList<>();
    private long count;

    public void add(String file, long row, String field, String reason) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(new RowError(file, row, field, reason));
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * Ends the reading if anything was wrong.
     *
     * @throws RowsRefusedException if there is an error
     */
    public void refuseIfAny() {
        if (!isEmpty()) {
            throw new RowsRefusedException(List.copyOf(kept), count);
        }
    }
}
