package makewhole.platform.digest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over canonical JSON (RFC 8785). Amounts must be texts: canonical JSON numbers are IEEE 754 and would lose
 * digits. Digests are written {@code sha256:} and 64 lower-case hexadecimal digits.
 */
public final class Digests {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Digests() {}

    /** The digest of a value as Jackson writes it (records, maps, lists, texts, dates). */
    public static String of(Object value) {
        return sha256(CanonicalJson.of(JSON, value));
    }

    /** The canonical JSON text that {@link #of} digests. */
    public static String canonical(Object value) {
        return new String(CanonicalJson.of(JSON, value), StandardCharsets.UTF_8);
    }

    /** The digest of bytes. */
    public static String sha256(byte[] bytes) {
        return written(sha256().digest(bytes));
    }

    /** Content whose digest is worked out while it is read; {@link #written(DigestInputStream)} gives it at the end. */
    public static DigestInputStream digesting(InputStream content) {
        return new DigestInputStream(content, sha256());
    }

    /** The digest of all that has been read. */
    public static String written(DigestInputStream read) {
        return written(read.getMessageDigest().digest());
    }

    static CanonicalJson canonicalJson() {
        return new CanonicalJson(JSON);
    }

    static String written(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
