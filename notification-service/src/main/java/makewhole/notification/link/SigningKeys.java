package makewhole.notification.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys of {@code makewhole.recipient.keys}, such as {@code k2:<secret>,k1:<secret>}: the first one signs, all of them
 * are good for checking. A new key is put in front; an old one is taken away when its last link has expired.
 */
@ApplicationScoped
public class SigningKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final Pattern KEY = Pattern.compile("(?<id>[a-z0-9]{1,8}):(?<secret>\\S{32,})");

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

    @Inject
    SigningKeys(@ConfigProperty(name = "makewhole.recipient.keys") Optional<List<String>> given) {
        for (String key : given.orElse(List.of())) {
            Matcher matcher = KEY.matcher(key.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "makewhole.recipient.keys (environment: MAKEWHOLE_RECIPIENT_KEYS) must be like"
                                + " 'k1:<secret>,k0:<secret>', with secrets of at least 32 characters");
            }
            byte[] secret = matcher.group("secret").getBytes(StandardCharsets.UTF_8);
            keys.put(matcher.group("id"), new SecretKeySpec(secret, ALGORITHM));
        }
    }

    /** The id of the key that signs; empty if there are no keys. */
    Optional<String> current() {
        return keys.keySet().stream().findFirst();
    }

    /**
     * The signature of something.
     *
     * @param use what the signature is for, so that one cannot be used for another
     */
    byte[] sign(String keyId, String use, byte[] content) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("there is no key " + keyId);
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((use + " " + keyId + " ").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a signature is right; takes as long for a wrong one. */
    boolean isRight(String keyId, String use, byte[] content, byte[] signature) {
        return keys.containsKey(keyId) && MessageDigest.isEqual(sign(keyId, use, content), signature);
    }
}
