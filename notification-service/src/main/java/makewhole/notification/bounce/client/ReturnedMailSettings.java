package makewhole.notification.bounce.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where the mailbox is that undelivered mail returns to; without a host none is read. */
@ConfigMapping(prefix = "makewhole.returned-mail")
interface ReturnedMailSettings {
    /** POP3 is none of them: it cannot mark what was left for a person, which would be read again for ever. */
    enum Protocol {
        IMAP,
        IMAPS
    }

    @WithDefault("imaps")
    Protocol protocol();

    Optional<String> host();

    @WithDefault("993")
    int port();

    Optional<String> username();

    Optional<String> password();

    @WithDefault("INBOX")
    String folder();
}
