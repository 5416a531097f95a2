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
 * Reads one JSON document in flat memory, token by token: an object with an array of rows for each section, in the order
 * of the sections. A row is numbered by its place in its array, from 1, and errors carry the section as their file.
 */
public final class JsonRows {
    private final String document;
    private final List<RowSection> sections;
    private final RowErrors errors;
    private int next;

    /** @param document the name that errors carry which are not about a row */
    public JsonRows(String document, List<RowSection> sections, RowErrors errors) {
        this.document = document;
        this.sections = List.copyOf(sections);
        this.errors = errors;
    }

    /** Hands every readable row to its section, in order. Nothing can be read behind what is not JSON. */
    public void forEach(InputStream content) {
        try (JsonParser parser = JsonMembers.JSON.createParser(content)) {
            try {
                document(parser);
            } catch (JsonProcessingException malformed) {
                errors.add(
                        document,
                        parser.currentLocation().getLineNr(),
                        "",
                        "is not well-formed JSON, or has a member twice, in this line at column %d"
                                .formatted(parser.currentLocation().getColumnNr()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void document(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            errors.add(document, 0, "", "is not a JSON object with " + names());
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (next < sections.size() && sections.get(next).name().equals(name)) {
                rows(parser, sections.get(next++));
            } else {
                errors.add(document, 0, name, "is not expected here: the members are, in this order, " + names());
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            errors.add(document, 0, "", "has something after its end");
        }
        for (RowSection missing : sections.subList(next, sections.size())) {
            errors.add(document, 0, missing.name(), "is missing");
        }
    }

    private void rows(JsonParser parser, RowSection section) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            errors.add(document, 0, section.name(), "is not an array");
            parser.skipChildren();
            return;
        }
        JsonMembers members = new JsonMembers(section.name(), errors);
        long row = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            row++;
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Optional<Map<String, String>> values = members.read(parser, row);
                if (values.isPresent()) {
                    members.hand(values.get(), row, section);
                }
            } else {
                errors.add(section.name(), row, "", "is not a JSON object");
                parser.skipChildren();
            }
        }
        if (row == 0) {
            errors.add(section.name(), 0, "", "has no rows");
        }
    }

    private String names() {
        return sections.stream().map(RowSection::name).collect(Collectors.joining(", "));
    }
}
