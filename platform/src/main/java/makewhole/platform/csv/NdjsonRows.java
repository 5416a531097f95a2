package makewhole.platform.csv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads newline-delimited JSON in flat memory: one object per line, whose member {@code kind} names the section that it
 * is a row of. What is wrong goes into the given {@link RowErrors}, and reading goes on with the next line.
 */
public final class NdjsonRows {
    public static final String KIND = "kind";

    private final String file;
    private final List<RowSection> sections;
    private final RowErrors errors;
    private final JsonMembers members;
    private long lines;

    public NdjsonRows(String file, List<RowSection> sections, RowErrors errors) {
        this.file = file;
        this.sections = List.copyOf(sections);
        this.errors = errors;
        this.members = new JsonMembers(file, errors);
    }

    /** Hands every readable row to its section, in order. */
    public void forEach(InputStream content) {
        long before = errors.count();
        new UploadLines(file, errors).forEach(content, this::take);
        if (lines == 0 && errors.count() == before) {
            errors.add(file, 0, "", "has no rows");
        }
    }

    private void take(String text, long number) {
        lines++;
        try (JsonParser parser = JsonMembers.JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                errors.add(file, number, "", "is not a JSON object");
                return;
            }
            Optional<Map<String, String>> row = members.read(parser, number);
            if (parser.nextToken() != null) {
                errors.add(file, number, "", "has more than one JSON object");
                return;
            }
            row.ifPresent(values -> hand(values, number));
        } catch (JsonProcessingException malformed) {
            errors.add(file, number, "", "is not well-formed JSON, or has a member twice");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void hand(Map<String, String> row, long number) {
        String kind = row.remove(KIND);
        for (RowSection section : sections) {
            if (section.name().equals(kind)) {
                members.hand(row, number, section);
                return;
            }
        }
        errors.add(
                file,
                number,
                KIND,
                "is none of " + sections.stream().map(RowSection::name).collect(Collectors.joining(", ", "[", "]")));
    }
}
