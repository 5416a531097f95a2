package makewhole.platform.digest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;

/**
 * Writes a tree as canonical JSON (RFC 8785) without a detour by way of a text that is parsed again: what is digested
 * can have a million lines. Only numbers that are not whole, or too large, are left to the library.
 */
final class CanonicalJson {
    /** Up to here every whole number is one that IEEE 754 knows, and written as it is. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final char FIRST_PRINTABLE = ' ';

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    static String of(JsonNode tree) {
        CanonicalJson json = new CanonicalJson();
        json.write(tree);
        return json.text.toString();
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> members(node);
            case ARRAY -> elements(node);
            case STRING, BINARY -> quoted(node.asText());
            case NUMBER -> number(node);
            case BOOLEAN, NULL -> text.append(node.asText());
            case MISSING, POJO -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    /** By name, as sequences of UTF-16 units, which is how Java compares texts. */
    private void members(JsonNode object) {
        Map<String, JsonNode> byName = new TreeMap<>();
        object.properties().forEach(member -> byName.put(member.getKey(), member.getValue()));
        char before = '{';
        for (var member : byName.entrySet()) {
            text.append(before);
            quoted(member.getKey());
            text.append(':');
            write(member.getValue());
            before = ',';
        }
        text.append(byName.isEmpty() ? "{}" : "}");
    }

    private void elements(JsonNode array) {
        char before = '[';
        for (JsonNode element : array) {
            text.append(before);
            write(element);
            before = ',';
        }
        text.append(array.isEmpty() ? "[]" : "]");
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
        text.append(value, done, value.length()).append('"');
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
