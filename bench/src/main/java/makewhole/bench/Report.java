package makewhole.bench;

import java.util.List;

/** The table of what was measured, for a terminal. */
final class Report {
    private Report() {}

    /** Lines with columns of equal width. */
    static String text(List<Measured> rows) {
        int what = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        int result = rows.stream().mapToInt(row -> row.result().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Measured row : rows) {
            text.append("  %-*s  %*s  %s%n"
                    .replace("-*", "-" + Math.max(1, what))
                    .replace("%*", "%" + Math.max(1, result))
                    .formatted(row.what(), row.result(), goal(row)));
        }
        return text.toString();
    }

    private static String goal(Measured row) {
        return row.goal()
                .map(goal -> "goal %s: %s".formatted(goal, row.verdict()))
                .orElse("");
    }

    /** How many goals were missed. */
    static long missed(List<Measured> rows) {
        return rows.stream()
                .filter(row -> row.met().isPresent() && !row.met().get())
                .count();
    }
}
