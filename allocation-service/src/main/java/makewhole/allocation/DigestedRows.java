package makewhole.allocation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of rows of fields, in flat memory whatever their number. A field has no control characters, so tab
 * and line feed part fields and rows without doubt. Written {@code sha256:} and 64 lower-case hexadecimal digits.
 */
public final class DigestedRows {
    private final MessageDigest digest;
    private final StringBuilder text = new StringBuilder();

    /** Starts with a row that says what is digested, so that no two kinds of rows ever have the same digest. */
    public DigestedRows(String kind) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        row(kind);
    }

    /** Adds a row. */
    public void row(Object... fields) {
        text.setLength(0);
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "\t").append(withoutControlCharacters(fields[i].toString()));
        }
        digest.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String withoutControlCharacters(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("a field with a control character cannot be told from two fields");
            }
        }
        return value;
    }

    /** The digest of all rows so far. */
    public String digest() {
        try {
            MessageDigest soFar = (MessageDigest) digest.clone();
            return "sha256:" + HexFormat.of().formatHex(soFar.digest());
        } catch (CloneNotSupportedException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }
}
