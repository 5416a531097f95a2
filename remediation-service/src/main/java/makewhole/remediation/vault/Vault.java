package makewhole.remediation.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals texts with AES-256-GCM (NIST SP 800-38D): 96 random bits of nonce, a tag of 128 bits. A sealed text is bound to
 * the place where it belongs, so that one put in another's place does not open, and begins with the id of its key.
 *
 * <p>{@code makewhole.account-keys} holds {@code id:key} pairs with commas in between, a key being 32 bytes in base 64. The
 * first one seals; the others only open what was sealed with them.
 */
@ApplicationScoped
public class Vault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final String current;
    private final SecureRandom random = new SecureRandom();

    Vault(@ConfigProperty(name = "makewhole.account-keys") String pairs) {
        for (String pair : pairs.split(",", -1)) {
            int colon = pair.indexOf(':');
            String id = colon < 0 ? "" : pair.substring(0, colon).strip();
            if (!ID.matcher(id).matches() || keys.containsKey(id)) {
                throw new IllegalArgumentException(
                        "makewhole.account-keys: every key has an id of its own, as in 2026-11:BASE64");
            }
            keys.put(id, Key.of(id, pair.substring(colon + 1).strip()));
        }
        current = keys.keySet().iterator().next();
    }

    /** What seals, and what finds; two keys, so that neither tells of the other. */
    private record Key(SecretKeySpec sealing, SecretKeySpec finding) {
        static Key of(String id, String base64) {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalArgumentException("makewhole.account-keys: key %s is not base 64".formatted(id));
            }
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException(
                        "makewhole.account-keys: key %s has %d bytes, it needs 32".formatted(id, bytes.length));
            }
            SecretKeySpec root = new SecretKeySpec(bytes, "HmacSHA256");
            return new Key(
                    new SecretKeySpec(hmac(root, "makewhole/seal/v1"), "AES"),
                    new SecretKeySpec(hmac(root, "makewhole/find/v1"), "HmacSHA256"));
        }
    }

    /**
     * Seals a text.
     *
     * @param place where it belongs, such as {@code investor/INV-00042}
     */
    public String seal(String place, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, key(current), place, nonce, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("AES-GCM does not seal"));
        byte[] whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return current + ":" + Base64.getEncoder().encodeToString(whole);
    }

    /** The text; empty if it was changed, belongs elsewhere, or its key is not known. */
    public Optional<String> open(String place, String sealed) {
        int colon = sealed.indexOf(':');
        Key key = keys.get(sealed.substring(0, Math.max(colon, 0)));
        if (key == null) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Base64.getDecoder().decode(sealed.substring(colon + 1));
        } catch (IllegalArgumentException changed) {
            return Optional.empty();
        }
        if (whole.length < NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] content = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return gcm(Cipher.DECRYPT_MODE, key, place, nonce, content)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The id of the key that seals now; every text that it sealed begins with it and a colon. */
    public String currentKey() {
        return current;
    }

    /** What a text is found by under the key that seals now; tells nothing to who does not have the key. */
    public String index(String text) {
        return HexFormat.of().formatHex(hmac(key(current).finding(), text));
    }

    /** What a text is found by under any key. */
    public List<String> indexes(String text) {
        return keys.values().stream()
                .map(key -> HexFormat.of().formatHex(hmac(key.finding(), text)))
                .toList();
    }

    private Key key(String id) {
        Key key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("there is no key " + id);
        }
        return key;
    }

    private static Optional<byte[]> gcm(int mode, Key key, String place, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(content));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException(unsupported);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException(unsupported);
        }
    }
}
