package makewhole.notification.bounce.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.notification.batch.Sender;
import makewhole.notification.bounce.DeliveryReport;
import makewhole.notification.bounce.DeliveryReport.Outcome;
import makewhole.notification.bounce.ReportReader;
import makewhole.platform.digest.Digests;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/report} (RFC 3462) with {@code message/delivery-status} (RFC 3464). The notice is named by the
 * address the report was returned to, by the envelope's id, or by the Message-ID of what came back; where they name
 * different ones, a person has to look.
 */
@ApplicationScoped
class MultipartReports implements ReportReader {
    private static final Pattern STATUS =
            Pattern.compile("\\s*(?<status>[245]\\.\\d{1,3}\\.\\d{1,3}).*", Pattern.DOTALL);
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("\n[ \t]*\n+");
    private static final String[] RETURNED_TO = {"To", "Delivered-To", "X-Original-To", "Envelope-To"};

    private final Session session = Session.getInstance(new Properties());
    private final Sender sender;

    @Inject
    MultipartReports(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Reading read(byte[] mail) {
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
            if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof MimeMultipart parts)) {
                return new Reading.NoReport("it is not a multipart/report");
            }
            List<InternetHeaders> groups = statusGroups(parts);
            if (groups.size() < 2) {
                return new Reading.NoReport("it has no delivery status");
            }
            return reading(named(message, parts, groups.getFirst()), groups.subList(1, groups.size()), mail);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return new Reading.NoReport("it cannot be read as a mail");
        }
    }

    private static Reading reading(Set<UUID> notices, List<InternetHeaders> recipients, byte[] mail) {
        for (InternetHeaders recipient : recipients) {
            Optional<Outcome> outcome = outcome(first(recipient, "Action"));
            if (outcome.isPresent()) {
                Matcher status = STATUS.matcher(first(recipient, "Status"));
                return notices.size() == 1
                        ? new Reading.Report(
                                new DeliveryReport(
                                        Digests.sha256(mail),
                                        notices.iterator().next(),
                                        outcome.get(),
                                        status.matches() ? status.group("status") : "no-status"),
                                addresses(recipient))
                        : new Reading.OfNoNotice();
            }
        }
        return new Reading.Interim();
    }

    /** Whom a group is about: as we wrote it, and as it was forwarded (RFC 3464, 2.3.1 and 2.3.2). */
    private static Set<String> addresses(InternetHeaders recipient) {
        Set<String> addresses = new HashSet<>();
        for (String field : new String[] {"Original-Recipient", "Final-Recipient"}) {
            String value = first(recipient, field);
            String address = value.substring(value.indexOf(';') + 1).strip();
            addresses.add(
                    address.startsWith("<") && address.endsWith(">")
                            ? address.substring(1, address.length() - 1)
                            : address);
        }
        return addresses;
    }

    private static Optional<Outcome> outcome(String action) {
        return switch (action.strip().toLowerCase(Locale.ROOT)) {
            case "failed" -> Optional.of(Outcome.FAILED);
            case "delivered" -> Optional.of(Outcome.DELIVERED);
            // "delayed" is said again later; "relayed" and "expanded" leave open whether it arrives.
            default -> Optional.empty();
        };
    }

    /** The groups of header lines of the status: the first about the message, one for each recipient after that. */
    private static List<InternetHeaders> statusGroups(MimeMultipart parts) throws MessagingException, IOException {
        List<InternetHeaders> groups = new ArrayList<>();
        Optional<byte[]> status = part(parts, "message/delivery-status", "message/global-delivery-status");
        if (status.isPresent()) {
            String text = new String(status.get(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .strip();
            for (String group : BETWEEN_GROUPS.split(text, -1)) {
                groups.add(headers(group.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return groups;
    }

    private Set<UUID> named(MimeMessage message, MimeMultipart parts, InternetHeaders aboutMessage)
            throws MessagingException, IOException {
        Set<UUID> notices = new HashSet<>();
        for (String header : RETURNED_TO) {
            @Nullable String[] values = message.getHeader(header);
            for (String value : values == null ? new String[0] : values) {
                for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
                    sender.noticeNamedBy(address.getAddress()).ifPresent(notices::add);
                }
            }
        }
        sender.noticeOf(first(aboutMessage, "Original-Envelope-Id") + "@" + sender.domain())
                .ifPresent(notices::add);
        Optional<byte[]> original =
                part(parts, "message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global");
        if (original.isPresent()) {
            sender.noticeOf(first(headers(original.get()), "Message-ID")).ifPresent(notices::add);
        }
        return notices;
    }

    private static Optional<byte[]> part(MimeMultipart parts, String... types) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            for (String type : types) {
                if (part.isMimeType(type)) {
                    return Optional.of(part.getInputStream().readAllBytes());
                }
            }
        }
        return Optional.empty();
    }

    private static InternetHeaders headers(byte[] lines) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(lines));
    }

    private static String first(InternetHeaders headers, String name) {
        @Nullable String value = headers.getHeader(name, null);
        return value == null ? "" : value;
    }
}
