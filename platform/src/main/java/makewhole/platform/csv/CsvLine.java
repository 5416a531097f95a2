package makewhole.platform.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one line of CSV (RFC 4180) apart. A field does not go on in the next line: a line break inside quotes is far more
 * often a quote that somebody forgot, which would swallow everything that follows.
 */
final class CsvLine {
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder quoted = new StringBuilder();

    /** Why the line cannot be taken apart; empty if it was. */
    Optional<String> take(String line) {
        fields.clear();
        int at = 0;
        while (at <= line.length()) {
            int end = at < line.length() && line.charAt(at) == '"' ? quoted(line, at + 1) : plain(line, at);
            if (end < 0) {
                return Optional.of("has a quote that is not closed on its line");
            }
            if (end < line.length() && line.charAt(end) != ',') {
                return Optional.of("has text after a closing quote");
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    /** The fields of the line that was taken apart last. */
    List<String> fields() {
        return List.copyOf(fields);
    }

    private int plain(String line, int start) {
        int comma = line.indexOf(',', start);
        int end = comma < 0 ? line.length() : comma;
        fields.add(line.substring(start, end));
        return end;
    }

    /** Two quotes inside quotes are one. */
    private int quoted(String line, int start) {
        quoted.setLength(0);
        int from = start;
        while (true) {
            int quote = line.indexOf('"', from);
            if (quote < 0) {
                return -1;
            }
            quoted.append(line, from, quote);
            if (quote + 1 >= line.length() || line.charAt(quote + 1) != '"') {
                fields.add(quoted.toString());
                return quote + 1;
            }
            quoted.append('"');
            from = quote + 2;
        }
    }
}
