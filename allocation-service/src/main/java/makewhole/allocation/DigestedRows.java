package makewhole.allocation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * The SHA-256 digest of rows of fields, in flat memory whatever their number. A field has no control characters, so tab
 * and line feed part fields and rows without doubt. Written {@code sha256:} and 64 lower-case hexadecimal digits.
 */
public final class DigestedRows {
    private final MessageDigest digest;

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
        StringJoiner text = new StringJoiner("\t", "", "\n");
        for (Object field : fields) {
            String value = field.toString();
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a field with a control character cannot be told from two fields");
            }
            text.add(value);
        }
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
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
