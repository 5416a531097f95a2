package makewhole.platform.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
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
    private static final int RECENT_BITS = 9;
    private static final int FIRST_BYTES = 256;

    /** Spreads hashes that differ in their lower bits: 2^32 divided by the golden ratio, and odd. */
    private static final int SPREAD = 0x9E3779B9;

    private final ObjectMapper json;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    // In a long list the same texts come again and again: those of late, by hash, and how each is written.
    private final @Nullable String[] texts = new String[1 << RECENT_BITS];
    private final byte[][] written = new byte[1 << RECENT_BITS][];

    CanonicalJson(ObjectMapper json) {
        this.json = json;
    }

    static byte[] of(ObjectMapper json, @Nullable Object value) {
        return new CanonicalJson(json).write(value).take();
    }

    /** What has been written since the last time, in UTF-8. */
    byte[] take() {
        byte[] written = Arrays.copyOf(bytes, length);
        length = 0;
        return written;
    }

    int length() {
        return length;
    }

    /** Adds punctuation, or what is canonical already. */
    CanonicalJson raw(String part) {
        append(part.getBytes(UTF_8));
        return this;
    }

    private void append(byte[] part) {
        makeRoom(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
    }

    private void append(char ascii) {
        makeRoom(1);
        bytes[length++] = (byte) ascii;
    }

    private void makeRoom(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int)
                    Math.min(2L * bytes.length, Integer.MAX_VALUE - Long.BYTES)));
        }
    }

    CanonicalJson write(@Nullable Object value) {
        switch (value) {
            case null -> raw("null");
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
            case BOOLEAN, NULL -> raw(node.asText());
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
            append(before);
            quoted((String) member.getKey());
            append(':');
            write(member.getValue());
            before = ',';
        }
        raw(object.isEmpty() ? "{}" : "}");
    }

    private void elements(Iterable<?> array) {
        char before = '[';
        for (Object element : array) {
            append(before);
            write(element);
            before = ',';
        }
        raw(before == '[' ? "[]" : "]");
    }

    private void number(JsonNode number) {
        if (number.isIntegralNumber() && number.canConvertToLong() && isExact(number.longValue())) {
            raw(Long.toString(number.longValue()));
            return;
        }
        try {
            raw(NumberToJSON.serializeNumber(Double.parseDouble(number.asText())));
        } catch (IOException infinite) {
            throw new UncheckedIOException(infinite);
        }
    }

    private static boolean isExact(long number) {
        return number <= LARGEST_EXACT && number >= -LARGEST_EXACT;
    }

    private void quoted(String value) {
        int place = (value.hashCode() * SPREAD) >>> (Integer.SIZE - RECENT_BITS);
        if (!value.equals(texts[place])) {
            texts[place] = value;
            written[place] = written(value).getBytes(UTF_8);
        }
        append(written[place]);
    }

    private static String written(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
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
        return text.append('"').toString();
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
