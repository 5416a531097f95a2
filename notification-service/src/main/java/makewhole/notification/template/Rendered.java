package makewhole.notification.template;

import java.util.Locale;

/**
 * A notice as its recipient will read it.
 *
 * @param locale of the words, which is en-US where the recipient's own has no variant yet
 * @param text the plain text
 * @param html the same in HTML
 */
public record Rendered(Locale locale, String subject, String text, String html) {}
