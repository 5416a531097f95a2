package makewhole.remediation.interest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a table of rates: comment lines that begin with {@code #} and name the source and the last confirmed day, a
 * header, and rows {@code effective_from,effective_to,annual_percent}.
 */
public final class RateTableFile {
    private static final String HEADER = "effective_from,effective_to,annual_percent";
    private static final Pattern SOURCE = Pattern.compile("^# Source: (.+)$", Pattern.MULTILINE);
    private static final Pattern CONFIRMED =
            Pattern.compile("^# (?:Confirmed|Known) through (\\d{4}-\\d{2}-\\d{2})\\.", Pattern.MULTILINE);

    private RateTableFile() {}

    /**
     * The table in {@code content}.
     *
     * @throws IllegalArgumentException if it names no source or no confirmed day, or a row cannot be read
     */
    public static RateTable read(String name, InputStream content) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            String comments = String.join(
                    "\n", lines.stream().filter(line -> line.startsWith("#")).toList());
            List<String> rows = lines.stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            if (rows.isEmpty() || !rows.getFirst().equals(HEADER)) {
                throw new IllegalArgumentException("%s: the header is not '%s'".formatted(name, HEADER));
            }
            return new RateTable(
                    name,
                    named(name, "# Source: …", SOURCE, comments),
                    LocalDate.parse(named(name, "# Confirmed through 2026-09-30.", CONFIRMED, comments)),
                    rows.stream().skip(1).map(row -> period(name, row)).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RatePeriod period(String name, String row) {
        String[] fields = row.split(",", -1);
        if (fields.length != 3) {
            throw new IllegalArgumentException("%s: '%s' has %d fields".formatted(name, row, fields.length));
        }
        return new RatePeriod(
                new DayRange(LocalDate.parse(fields[0]), LocalDate.parse(fields[1])), new BigDecimal(fields[2]));
    }

    private static String named(String name, String example, Pattern pattern, String comments) {
        return pattern.matcher(comments)
                .results()
                .map((MatchResult found) -> found.group(1).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s: no line '%s'".formatted(name, example)));
    }
}
