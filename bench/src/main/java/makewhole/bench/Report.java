package makewhole.bench;

import java.util.ArrayList;
import java.util.List;

/** The table of everything measured, for a terminal and as Markdown. */
final class Report {
    private record Section(String title, String how, List<Measured> rows) {}

    private final List<Section> sections = new ArrayList<>();

    void add(String title, String how, List<Measured> rows) {
        sections.add(new Section(title, how, List.copyOf(rows)));
    }

    /** One section as lines with columns of equal width. */
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

    /** The whole of it as a page. */
    String markdown(Machine machine) {
        StringBuilder page = new StringBuilder("""
                # Benchmarks

                Written by `./makewhole bench`. Figures of one run on one machine: compare them with each other, not with
                those of another machine.

                %s
                """.formatted(machine.markdown()));
        for (Section section : sections) {
            page.append("%n## %s%n%n%s%n%n".formatted(section.title(), section.how()));
            page.append("| what | measured | goal | |\n|---|--:|---|---|\n");
            for (Measured row : section.rows()) {
                page.append("| %s | %s | %s | %s |%n"
                        .formatted(row.what(), row.result(), row.goal().orElse(""), row.verdict()));
            }
        }
        return page.toString();
    }

    long missed() {
        return sections.stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.met().isPresent() && !row.met().get())
                .count();
    }
}
