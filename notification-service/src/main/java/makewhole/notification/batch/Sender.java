package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.notification.template.field.SingleLine;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * In whose name notices are sent: {@code makewhole.notices.from}, such as {@code Northgate Investor Care
 * <care@northgate.example>}; where questions go, {@code makewhole.notices.contact-email}, if not there; and how customers pay it for what they take of an offer: {@code
 * makewhole.notices.payment-instructions}. Neither name nor payment has a default: nobody is told to pay to a made-up account.
 */
@ApplicationScoped
public class Sender {
    private static final Pattern FROM = Pattern.compile(
            "\\s*(?<name>[^<>\"]*[^<>\"\\s])\\s*<(?<address>[A-Za-z0-9._+-]+@(?<domain>[A-Za-z0-9.-]+))>\\s*");

    private static final Pattern MESSAGE_ID =
            Pattern.compile("<?(?<notice>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})@(?<domain>[A-Za-z0-9.-]+)>?");

    private final String name;
    private final String address;
    private final String domain;
    private final String contact;
    private final String paymentInstructions;
    private final Optional<ReturnPath> returnPath;

    @Inject
    public Sender(
            @ConfigProperty(name = "makewhole.notices.from") String from,
            @ConfigProperty(name = "makewhole.notices.contact-email") Optional<String> contact,
            @ConfigProperty(name = "makewhole.notices.payment-instructions") String paymentInstructions,
            @ConfigProperty(name = "makewhole.notices.return-path") Optional<String> returnPath) {
        SingleLine.objection(paymentInstructions, SingleLine.LONGEST_TEXT).ifPresent(wrong -> {
            throw new IllegalArgumentException(
                    "makewhole.notices.payment-instructions (environment: MAKEWHOLE_NOTICES_PAYMENT_INSTRUCTIONS) "
                            + wrong);
        });
        this.paymentInstructions = paymentInstructions.strip();
        this.returnPath = returnPath.map(ReturnPath::parse);
        Matcher matcher = FROM.matcher(from);
        if (!matcher.matches()
                || SingleLine.objection(matcher.group("name"), SingleLine.LONGEST_NAME)
                        .isPresent()) {
            throw new IllegalArgumentException(
                    "makewhole.notices.from (environment: MAKEWHOLE_NOTICES_FROM) must be like"
                            + " 'Northgate Investor Care <care@northgate.example>'");
        }
        name = matcher.group("name").strip();
        address = matcher.group("address");
        domain = matcher.group("domain");
        this.contact = contact.map(String::strip).orElse(address);
        if (!MailAddress.isUsable(this.contact)) {
            throw new IllegalArgumentException(
                    "makewhole.notices.contact-email (environment: MAKEWHOLE_NOTICES_CONTACT_EMAIL) must be an address like"
                            + " care@northgate.example; without it, questions go to that of makewhole.notices.from");
        }
    }

    public String name() {
        return name;
    }

    /** How customers pay, in the firm's own words, the same in every language. */
    public String paymentInstructions() {
        return paymentInstructions;
    }

    /** The address that mail comes from. */
    public String address() {
        return address;
    }

    /** The address for questions, the same in notices, receipts and on pages. */
    public String contact() {
        return contact;
    }

    /** The address that a mail server returns a notice to; it names the notice if there is a mailbox for returned mail. */
    public String returnPath(UUID notice) {
        return returnPath.map(path -> path.naming(notice)).orElse(address);
    }

    /** The notice that an address names to which mail was returned. */
    public Optional<UUID> noticeNamedBy(String returnedTo) {
        return returnPath.flatMap(path -> path.noticeNamedBy(returnedTo));
    }

    /** The notice of a Message-ID, with or without angle brackets, if it is one of ours. */
    public Optional<UUID> noticeOf(String messageId) {
        Matcher matcher = MESSAGE_ID.matcher(messageId.strip());
        return matcher.matches() && matcher.group("domain").equalsIgnoreCase(domain)
                ? Optional.of(UUID.fromString(matcher.group("notice")))
                : Optional.empty();
    }

    /** The domain of the address, which Message-IDs end with. */
    public String domain() {
        return domain;
    }

    /** The Message-ID of a notice, without angle brackets. */
    public String messageId(UUID notice) {
        return notice + "@" + domain;
    }
}
