package makewhole.platform.csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the members of a JSON object as the columns of a row: texts and numbers as they are written, null as empty. */
final class JsonMembers {
    /** Refuses a member that stands twice, and names or values of unheard-of length. */
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(UploadLines.LONGEST_BYTES)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxNestingDepth(20)
                    .build())
            .build();

    private final String file;
    private final RowErrors errors;

    JsonMembers(String file, RowErrors errors) {
        this.file = file;
        this.errors = errors;
    }

    /** Reads to the end of the object that the parser has just begun; empty if a member is no value of a column. */
    Optional<Map<String, String>> read(JsonParser parser, long row) throws IOException {
        Map<String, String> members = new HashMap<>();
        long before = errors.count();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
                members.put(name, parser.getText().strip());
            } else if (value == JsonToken.VALUE_NULL) {
                members.put(name, "");
            } else {
                errors.add(file, row, name, "is not a text");
                parser.skipChildren();
            }
        }
        return errors.count() == before ? Optional.of(members) : Optional.empty();
    }

    /** Hands on the row of these members if it has those of the form. */
    void hand(Map<String, String> members, long row, RowSection section) {
        long before = errors.count();
        for (String member : members.keySet().stream().sorted().toList()) {
            section.form().refusal(member).ifPresent(reason -> errors.add(file, row, member, reason));
        }
        section.form().missing(members.keySet()).forEach(member -> errors.add(file, row, member, "is missing"));
        if (errors.count() == before) {
            section.consumer().accept(new CsvRow(file, row, column -> members.getOrDefault(column, ""), errors));
        }
    }
}
