package makewhole.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of benchmarks: a section for each suite, with the time and machine of its own last run. */
final class Page {
    private static final String HEAD = """
            # Benchmarks

            Written by `./makewhole bench`. Each section is one run on one machine: compare its figures with each other, not
            with those of another machine. `MISSED` is a goal that was not reached in that run.
            """;

    private static final String TITLE = "\n## ";

    private final Map<String, String> sections = new LinkedHashMap<>();

    /** The page as it was written before; an empty text is a page with no sections. */
    static Page of(String text) {
        Page page = new Page();
        Arrays.stream(text.split(TITLE))
                .skip(1)
                .forEach(
                        section -> page.sections.put(section.lines().findFirst().orElse(""), section));
        return page;
    }

    /** Puts in what a suite has measured, in the place of what it had measured before. */
    void put(Bench bench, List<Measured> rows, Machine machine) {
        StringBuilder section = new StringBuilder();
        section.append(bench.title()).append("\n\n");
        section.append(bench.how()).append("\n\n");
        section.append(machine.markdown()).append("\n\n");
        section.append("| what | measured | goal | |\n|---|--:|---|---|\n");
        for (Measured row : rows) {
            section.append("| %s | %s | %s | %s |\n"
                    .formatted(row.what(), row.result(), row.goal().orElse(""), row.verdict()));
        }
        sections.put(bench.title(), section.toString());
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        sections.values().forEach(section -> text.append(TITLE).append(section));
        return text.toString();
    }
}
