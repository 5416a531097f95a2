package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.notification.template.field.SingleLine;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In whose name notices are sent: {@code makewhole.notices.from}, such as {@code Northgate Investor Care <care@northgate.example>}. */
@ApplicationScoped
public class Sender {
    private static final Pattern FROM = Pattern.compile(
            "\\s*(?<name>[^<>\"]*[^<>\"\\s])\\s*<(?<address>[A-Za-z0-9._+-]+@(?<domain>[A-Za-z0-9.-]+))>\\s*");

    private final String name;
    private final String address;
    private final String domain;

    @Inject
    Sender(@ConfigProperty(name = "makewhole.notices.from") String from) {
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
    }

    public String name() {
        return name;
    }

    /** The address that mail comes from, and that a mail server returns it to. */
    public String address() {
        return address;
    }

    String messageId(UUID notice) {
        return notice + "@" + domain;
    }
}
