package makewhole.platform.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Collects what is wrong with an upload, so that all of it can be told at once; keeps the first ones and counts all. */
public final class RowErrors {
    /** How many are kept unless more are asked for. */
    public static final int MOST_KEPT = 1_000;

    private static final int LONGEST_FIELD = 100;

    private final int mostKept;
    private final Consumer<RowError> each;
    private final List<RowError> kept = new ArrayList<>();
    private long count;

    public RowErrors() {
        this(MOST_KEPT);
    }

    public RowErrors(int mostKept) {
        this(mostKept, error -> {});
    }

    private RowErrors(int mostKept, Consumer<RowError> each) {
        this.mostKept = mostKept;
        this.each = each;
    }

    /** Keeps none itself and hands every error on at once, for files that have more of them than there is memory for. */
    public static RowErrors handedTo(Consumer<RowError> each) {
        return new RowErrors(0, each);
    }

    public void add(String file, long row, String field, String reason) {
        count++;
        RowError error = new RowError(file, row, printable(field), reason);
        each.accept(error);
        if (kept.size() < mostKept) {
            kept.add(error);
        }
    }

    /** The errors that are kept, in the order in which they were added. */
    public List<RowError> kept() {
        return List.copyOf(kept);
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** How many there are in all. */
    public long count() {
        return count;
    }

    /**
     * Ends the reading if anything was wrong. The errors are in the order of the files, then of the rows.
     *
     * @throws RowsRefusedException if there is an error
     */
    public void refuseIfAny() {
        if (!isEmpty()) {
            Map<String, Integer> files = new LinkedHashMap<>();
            kept.forEach(error -> files.putIfAbsent(error.file(), files.size()));
            throw new RowsRefusedException(
                    kept.stream()
                            .sorted(Comparator.comparingInt((RowError error) -> files.getOrDefault(error.file(), 0))
                                    .thenComparingLong(RowError::row))
                            .toList(),
                    count);
        }
    }

    /** The name of a column that nobody knows is whatever somebody sent. */
    private static String printable(String field) {
        String shown = field.length() > LONGEST_FIELD ? field.substring(0, LONGEST_FIELD) + "…" : field;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
