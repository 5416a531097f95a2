package makewhole.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The problem types that sources give, and those that the documentation has a row for, which says what to do. */
public final class ProblemTable {
    private static final Pattern NAME_IN_SOURCE =
            Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)+)\",?\\s*(?:\"|\\w|//|$|\\))", Pattern.MULTILINE);
    private static final Pattern NAME_IN_ROW = Pattern.compile("`([a-z0-9-]+)`");
    private static final Set<String> SOURCES_BESIDE_TABLES = Set.of("HaltedProblem.java", "BodyLimits.java");
    private static final Set<String> NO_PROBLEMS = Set.of("application-problem");

    private ProblemTable() {}

    /** The types that the tables under some folders give: {@code ...Problems.java}, and two that stand alone. */
    public static Set<String> given(Path... folders) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(ProblemTable::givesProblems).toList()) {
                    names.addAll(names(NAME_IN_SOURCE.matcher(Files.readString(file))));
                }
            }
        }
        names.removeAll(NO_PROBLEMS);
        return names;
    }

    /** The types that have a row in a document. */
    public static Set<String> described(Path document) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(document)) {
            List<String> cells = List.of(line.split("\\|", 3));
            if (cells.size() == 3 && cells.getFirst().isEmpty()) {
                names.addAll(names(NAME_IN_ROW.matcher(cells.get(1))));
            }
        }
        return names;
    }

    private static boolean givesProblems(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith("Problems.java") || SOURCES_BESIDE_TABLES.contains(name);
    }

    private static Set<String> names(Matcher found) {
        Set<String> names = new TreeSet<>();
        found.results().forEach(name -> names.add(name.group(1)));
        return names;
    }
}
