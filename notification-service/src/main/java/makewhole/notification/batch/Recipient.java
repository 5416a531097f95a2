package makewhole.notification.batch;

import java.util.Locale;

/**
 * Whom a notice goes to.
 *
 * @param email an ASCII address, as it will stand in the envelope
 */
public record Recipient(String investor, String name, String email, Locale locale) {}
