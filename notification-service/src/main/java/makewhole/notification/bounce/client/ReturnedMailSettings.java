package makewhole.notification.bounce.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where the mailbox is that undelivered mail returns to; without a host none is read. */
@ConfigMapping(prefix = "makewhole.returned-mail")
interface ReturnedMailSettings {
    /** {@code imap}, {@code imaps}, {@code pop3} or {@code pop3s}. */
    @WithDefault("imaps")
    String protocol();

    Optional<String> host();

    @WithDefault("993")
    int port();

    Optional<String> username();

    Optional<String> password();

    @WithDefault("INBOX")
    String folder();
}
