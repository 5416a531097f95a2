package makewhole.notification.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes links and reads them back. A link is {@code <address>/answer/<key>.<what it says and its signature>}. */
@ApplicationScoped
public class Links {
    private static final Pattern LINKS = Pattern.compile("/answer/[a-z0-9]{1,8}\\.[A-Za-z0-9_-]{40,}");
    private static final byte VERSION = 1;
    private static final String LINK = "link";
    private static final String FORM = "form";
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int CONTENT_BYTES = 2 + 5 * Long.BYTES;
    /** Nobody who takes their time over an answer has to begin again: WCAG 2.2.1 asks for twenty hours at least. */
    private static final Duration FORM_LASTS = Duration.ofHours(24);

    private final SigningKeys keys;
    private final Optional<String> address;

    @Inject
    Links(SigningKeys keys, @ConfigProperty(name = "makewhole.recipient.address") Optional<String> address) {
        this.keys = keys;
        this.address = address.map(given -> given.replaceFirst("/+$", ""));
        if (this.address.isPresent() && keys.current().isEmpty()) {
            throw new IllegalArgumentException(
                    "makewhole.recipient.address is set, but makewhole.recipient.keys has no key to sign links with");
        }
    }

    /** The text without the links in it: who looks at a notice for work must not be able to answer in its recipient's name. */
    public static String masked(String text) {
        return LINKS.matcher(text).replaceAll("/answer/...");
    }

    /** The link for an invitation; empty if this installation has no page for recipients. */
    public Optional<String> to(Invitation invitation) {
        return address.flatMap(base ->
                keys.current().map(key -> "%s/answer/%s".formatted(base, written(key, invitation))));
    }

    private String written(String key, Invitation invitation) {
        byte[] content = ByteBuffer.allocate(CONTENT_BYTES)
                .put(VERSION)
                .put(invitation.asked().code())
                .putLong(invitation.notice().getMostSignificantBits())
                .putLong(invitation.notice().getLeastSignificantBits())
                .putLong(invitation.lastDay().map(LocalDate::toEpochDay).orElse(NO_DAY))
                .putLong(invitation.most())
                .putLong(invitation.expires().toEpochDay())
                .array();
        return key + "." + signed(key, LINK, content);
    }

    private String signed(String key, String use, byte[] content) {
        byte[] signature = keys.sign(key, use, content);
        byte[] all = Arrays.copyOf(content, content.length + signature.length);
        System.arraycopy(signature, 0, all, content.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** What a link says; empty if it was not written here, or not in this way. */
    public Optional<Invitation> read(String token) {
        return content(LINK, token, CONTENT_BYTES).map(ByteBuffer::wrap).flatMap(content -> {
            byte version = content.get();
            Optional<Asked> asked = Asked.of(content.get());
            UUID notice = new UUID(content.getLong(), content.getLong());
            long lastDay = content.getLong();
            long most = content.getLong();
            LocalDate expires = LocalDate.ofEpochDay(content.getLong());
            return asked.filter(known -> version == VERSION)
                    .map(known -> new Invitation(
                            notice,
                            known,
                            lastDay == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(lastDay)),
                            most,
                            expires));
        });
    }

    /** Proof that a form was shown here, for this very link. */
    public String form(String token, Instant shown) {
        String key = keys.current().orElseThrow();
        byte[] moment =
                ByteBuffer.allocate(Long.BYTES).putLong(shown.toEpochMilli()).array();
        return key + "." + signed(key, FORM + " " + token, moment);
    }

    /** When a form was shown, by which one is told from another; empty unless it was here, for this link, in the last day. */
    public Optional<Instant> shownAt(String form, String token, Instant now) {
        return content(FORM + " " + token, form, Long.BYTES)
                .map(moment -> Instant.ofEpochMilli(ByteBuffer.wrap(moment).getLong()))
                .filter(shown -> !shown.isAfter(now) && !shown.plus(FORM_LASTS).isBefore(now));
    }

    private Optional<byte[]> content(String use, String token, int length) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > 200) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
            if (all.length <= length) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOf(all, length);
            return keys.isRight(token.substring(0, dot), use, content, Arrays.copyOfRange(all, length, all.length))
                    ? Optional.of(content)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
