package makewhole.allocation.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import makewhole.platform.csv.SpreadsheetGuard;

/**
 * Writes a page of any list as CSV: a column for each member of an item; members of members have their path as name, such
 * as {@code scope.kind}, and a list stands in one cell as JSON.
 */
@Provider
@Produces(PageAsCsv.CSV)
public class PageAsCsv implements MessageBodyWriter<PageBody<?>> {
    public static final String CSV = "text/csv";

    /** What a list offers beside JSON, and only to callers who ask for it. */
    public static final String IF_ASKED_FOR = CSV + ";qs=0.5";

    private final ObjectMapper json;

    PageAsCsv(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == PageBody.class
                && generic instanceof ParameterizedType
                && itemOf(generic).isRecord();
    }

    @Override
    public void writeTo(
            PageBody<?> page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream output)
            throws IOException {
        List<String> columns = columns(itemOf(generic)).toList();
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(output, UTF_8))) {
            csv.writeRecord(columns);
            for (Object item : page.items()) {
                JsonNode members = json.valueToTree(item);
                csv.writeRecord(columns.stream()
                        .map(column -> SpreadsheetGuard.guardedCell(cell(members, column)))
                        .toList());
            }
        }
    }

    private static Class<?> itemOf(Type generic) {
        Type item = ((ParameterizedType) generic).getActualTypeArguments()[0];
        return item instanceof Class<?> known ? known : Object.class;
    }

    /** They come from the type, so that an empty page has the same ones. */
    private static Stream<String> columns(Class<?> item) {
        return Stream.of(item.getRecordComponents()).flatMap(PageAsCsv::columns);
    }

    private static Stream<String> columns(RecordComponent member) {
        return member.getType().isRecord()
                ? columns(member.getType()).map(inner -> name(member) + "." + inner)
                : Stream.of(name(member));
    }

    private static String name(RecordComponent member) {
        JsonProperty given = member.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? member.getName() : given.value();
    }

    private static String cell(JsonNode members, String column) {
        JsonNode value = members.at("/" + column.replace('.', '/'));
        return value.isContainerNode() ? value.toString() : value.asText("");
    }
}
