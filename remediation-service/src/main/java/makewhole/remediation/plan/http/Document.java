package makewhole.remediation.plan.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import makewhole.platform.csv.StreamedFile;

/** A JSON object that is written while it is read, so that it can be longer than memory. */
final class Document {
    private final JsonGenerator generator;

    private Document(JsonGenerator generator) {
        this.generator = generator;
    }

    /** An object whose members {@code content} writes. */
    static StreamingOutput of(ObjectMapper json, Consumer<Document> content) {
        return new StreamedFile(output -> {
            try (JsonGenerator generator = json.createGenerator(output)) {
                // Half a document that breaks off must not be closed as if it were whole.
                generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
                generator.writeStartObject();
                content.accept(new Document(generator));
                generator.writeEndObject();
            }
        });
    }

    /** A member as Jackson writes it. */
    void member(String name, Object value) {
        written(() -> generator.writePOJOField(name, value));
    }

    /** Every member of what Jackson writes as an object. */
    void membersOf(ObjectMapper json, Object value) {
        json.valueToTree(value).properties().forEach(member -> member(member.getKey(), member.getValue()));
    }

    /** A list whose elements {@code elements} hands on. */
    void list(String name, Consumer<Consumer<Object>> elements) {
        written(() -> generator.writeArrayFieldStart(name));
        elements.accept(element -> written(() -> generator.writePOJO(element)));
        written(generator::writeEndArray);
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void written(Writing writing) {
        try {
            writing.write();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
