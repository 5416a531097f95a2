package makewhole.notification.batch;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mailbox for returned mail whose address takes a suffix: {@code returned@...} gets what goes to {@code returned+...@...}. */
record ReturnPath(String mailbox, String domain) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?<mailbox>[A-Za-z0-9._-]{1,24})@(?<domain>[A-Za-z0-9.-]+)");

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException if it is not an address that takes a suffix
     */
    static ReturnPath parse(String address) {
        Matcher matcher = ADDRESS.matcher(address.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("makewhole.notices.return-path (environment:"
                    + " MAKEWHOLE_NOTICES_RETURN_PATH) must be like 'returned@northgate.example'");
        }
        return new ReturnPath(matcher.group("mailbox"), matcher.group("domain"));
    }

    String naming(UUID notice) {
        return "%s+%s@%s".formatted(mailbox, notice, domain);
    }

    /** The notice that an address names, in whatever case a mail server has written it. */
    Optional<UUID> noticeNamedBy(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        String before = (mailbox + "+").toLowerCase(Locale.ROOT);
        String after = ("@" + domain).toLowerCase(Locale.ROOT);
        if (!lower.startsWith(before) || !lower.endsWith(after)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(lower.substring(before.length(), lower.length() - after.length())));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
