package makewhole.notification.template;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a template with who wrote it and who approved it. Never changed; a change is another version.
 *
 * @param digest of declaration, words and sources; what an approval binds to
 */
public record TemplateVersion(
        String template,
        int version,
        TemplateSource source,
        String digest,
        String author,
        Instant writtenAt,
        Optional<Approval> approval) {
    /** Who has approved a version, and when. */
    public record Approval(String by, Instant at) {}
}
