package makewhole.platform.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as canonical JSON (RFC 8785) without a detour by way of a text that is parsed again: what is digested
 * can have a million lines. Maps, lists and texts are written as they are, everything else by way of Jackson's tree; only
 * numbers that are not whole, or too large, are left to the library.
 */
final class CanonicalJson {
    /** Up to here every whole number is one that IEEE 754 knows, and written as it is. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final char FIRST_PRINTABLE = ' ';

    private final ObjectMapper json;
    private final StringBuilder text = new StringBuilder();

    CanonicalJson(ObjectMapper json) {
        this.json = json;
    }

    static String of(ObjectMapper json, @Nullable Object value) {
        return new CanonicalJson(json).write(value).take();
    }

    /** What has been written since the last time. */
    String take() {
        String written = text.toString();
        text.setLength(0);
        return written;
    }

    int length() {
        return text.length();
    }

    /** Adds punctuation, or what is canonical already. */
    CanonicalJson raw(String part) {
        text.append(part);
        return this;
    }

    CanonicalJson write(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case String words -> quoted(words);
            case JsonNode node -> write(node);
            case List<?> list -> elements(list);
            case Map<?, ?> map when map.keySet().stream().allMatch(String.class::isInstance) -> members(map);
            default -> {
                JsonNode tree = json.valueToTree(value);
                write(tree);
            }
        }
        return this;
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> members(members(node));
            case ARRAY -> elements(node);
            case STRING, BINARY -> quoted(node.asText());
            case NUMBER -> number(node);
            case BOOLEAN, NULL -> text.append(node.asText());
            case MISSING, POJO -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> byName = new TreeMap<>();
        object.properties().forEach(member -> byName.put(member.getKey(), member.getValue()));
        return byName;
    }

    /** By name, as sequences of UTF-16 units, which is how Java compares texts. */
    private void members(Map<?, ?> object) {
        boolean inOrder = object instanceof SortedMap<?, ?> sorted && sorted.comparator() == null;
        char before = '{';
        for (Map.Entry<?, ?> member : (inOrder ? object : new TreeMap<>(object)).entrySet()) {
            text.append(before);
            quoted((String) member.getKey());
            text.append(':');
            write(member.getValue());
            before = ',';
        }
        text.append(object.isEmpty() ? "{}" : "}");
    }

    private void elements(Iterable<?> array) {
        char before = '[';
        for (Object element : array) {
            text.append(before);
            write(element);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void number(JsonNode number) {
        if (number.isIntegralNumber() && number.canConvertToLong() && isExact(number.longValue())) {
            text.append(number.longValue());
            return;
        }
        try {
            text.append(NumberToJSON.serializeNumber(Double.parseDouble(number.asText())));
        } catch (IOException infinite) {
            throw new UncheckedIOException(infinite);
        }
    }

    private static boolean isExact(long number) {
        return number <= LARGEST_EXACT && number >= -LARGEST_EXACT;
    }

    private void quoted(String value) {
        text.append('"');
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit < FIRST_PRINTABLE || unit == '"' || unit == '\\') {
                text.append(value, done, i).append(escaped(unit));
                done = i + 1;
            }
        }
        if (done == 0) {
            text.append(value); // whole texts are appended many times as quickly as parts of them
        } else {
            text.append(value, done, value.length());
        }
        text.append('"');
    }

    private static String escaped(char unit) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> "\\u%04x".formatted((int) unit);
        };
    }
}
