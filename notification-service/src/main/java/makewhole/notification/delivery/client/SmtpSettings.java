package makewhole.notification.delivery.client;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the mail server is reached. */
@ConfigMapping(prefix = "makewhole.smtp")
interface SmtpSettings {
    String host();

    int port();

    Optional<String> username();

    Optional<String> password();

    /** TLS from the first byte, as on port 465. */
    boolean tls();

    StartTls startTls();

    /** A PEM file with the certificates to believe instead of those of the usual authorities. */
    Optional<Path> certificates();

    Duration connectTimeout();

    /** The longest wait for one answer; a lease must outlast the ten or so answers of an attempt. */
    Duration answerTimeout();

    /** Whether a plain connection is turned into one with TLS. */
    enum StartTls {
        DISABLED,
        OPTIONAL,
        REQUIRED
    }
}
