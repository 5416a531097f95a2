package makewhole.notification.delivery.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Recipient;
import makewhole.notification.batch.Sender;
import makewhole.notification.delivery.MailServer;
import makewhole.notification.delivery.SendOutcome;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.NotTried;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;
import makewhole.notification.delivery.SendOutcome.Unwritable;
import makewhole.notification.delivery.Statements;
import makewhole.notification.delivery.client.SmtpSettings.StartTls;
import makewhole.notification.template.Rendered;
import makewhole.notification.testing.StrictMailServer;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that takes mail only over TLS, and only from whom it knows. */
class SmtpServerTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void mail_goes_over_tls_and_with_a_password_where_the_server_demands_both() {
        try (StrictMailServer server = new StrictMailServer(folder)) {
            assertThat(send(server, "investor-care", server.password(), server.certificates(), "required"))
                    .isInstanceOf(Accepted.class);
            assertThat(server.received()).containsExactly("ada@investors.example");
            assertThat(server.commandsInTheOpen())
                    .as("neither password nor address before TLS")
                    .contains("EHLO", "STARTTLS")
                    .allMatch(command -> List.of("EHLO", "STARTTLS").contains(command));
        }
    }

    @Test
    void mail_goes_over_tls_from_the_first_byte_on_where_the_server_speaks_nothing_else() {
        try (StrictMailServer server = new StrictMailServer(folder)) {
            server.speaksTlsAtOnce();
            assertThat(sendOverTls(server, server.certificates())).isInstanceOf(Accepted.class);
            assertThat(server.received()).containsExactly("ada@investors.example");
            assertThat(server.commandsInTheOpen()).isEmpty();
        }
    }

    @Test
    void a_server_of_tls_from_the_first_byte_on_that_nobody_vouches_for_gets_nothing() {
        try (StrictMailServer server = new StrictMailServer(folder)) {
            server.speaksTlsAtOnce();
            assertThat(sendOverTls(server, Optional.empty())).isInstanceOf(ServerTrouble.class);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_server_whose_certificate_bears_another_name_gets_nothing(boolean tlsAtOnce) {
        try (StrictMailServer server = new StrictMailServer(folder, "mail.elsewhere.example")) {
            if (tlsAtOnce) {
                server.speaksTlsAtOnce();
                assertThat(sendOverTls(server, server.certificates())).isInstanceOf(ServerTrouble.class);
            } else {
                assertThat(send(server, "investor-care", server.password(), server.certificates(), "required"))
                        .isInstanceOf(ServerTrouble.class);
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void no_socket_to_a_mail_server_with_a_certificate_of_its_own_waits_for_more_to_send() throws IOException {
        try (StrictMailServer server = new StrictMailServer(folder)) {
            SSLSocketFactory sockets = new PromptTlsSockets(TrustedCertificates.of(server.certificates()));
            try (Socket unconnected = sockets.createSocket();
                    Socket connected = sockets.createSocket("localhost", server.port());
                    Socket below = new Socket("localhost", server.port());
                    Socket above = sockets.createSocket(below, "localhost", server.port(), true)) {
                assertThat(List.of(unconnected.getTcpNoDelay(), connected.getTcpNoDelay(), above.getTcpNoDelay()))
                        .containsOnly(true);
            }
        }
    }

    @Test
    void a_wrong_password_sends_nothing_and_fails_no_notice() {
        try (StrictMailServer server = new StrictMailServer(folder)) {
            assertThat(send(server, "investor-care", "guessed", server.certificates(), "required"))
                    .isInstanceOf(ServerTrouble.class);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_gets_neither_password_nor_mail() {
        try (StrictMailServer server = new StrictMailServer(folder)) {
            assertThat(send(server, "investor-care", server.password(), Optional.empty(), "required"))
                    .isInstanceOf(ServerTrouble.class);
            assertThat(server.received()).isEmpty();
            assertThat(server.commandsInTheOpen()).contains("EHLO").doesNotContain("AUTH", "MAIL");
        }
    }

    @Test
    void where_tls_is_required_a_server_without_it_gets_nothing() {
        try (StrictMailServer server = new StrictMailServer(folder)) {
            server.hidesStartTls();
            assertThat(send(server, "investor-care", server.password(), server.certificates(), "required"))
                    .isInstanceOf(ServerTrouble.class);
            assertThat(server.commandsInTheOpen()).contains("EHLO").doesNotContain("AUTH", "MAIL");
        }
    }

    @Test
    void tls_is_required_unless_somebody_says_otherwise() throws IOException {
        URL shipped = requireNonNull(SmtpServer.class.getResource("/application.properties"));
        SmtpSettings settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, Duration::parse)
                .withSources(new PropertiesConfigSource(shipped))
                .withMapping(SmtpSettings.class)
                .build()
                .getConfigMapping(SmtpSettings.class);
        assertThat(settings.startTls()).isEqualTo(StartTls.REQUIRED);
    }

    @Test
    void one_connection_carries_many_notices() {
        try (StrictMailServer server = new StrictMailServer(folder);
                MailServer.Connection connection =
                        connection(server, server.password(), server.certificates(), "required")) {
            for (int i = 0; i < 20; i++) {
                assertThat(connection.send(aNotice(), "ada@investors.example", () -> true))
                        .isInstanceOf(Accepted.class);
            }
            assertThat(server.received()).hasSize(20);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.returnPaths())
                    .hasSize(20)
                    .allMatch(path -> path.matches("returned\\+[0-9a-f-]{36}@northgate.example"));
        }
    }

    @Test
    void a_notice_that_is_not_ours_any_more_is_not_ended_and_so_not_taken_over() {
        try (StrictMailServer server = new StrictMailServer(folder);
                MailServer.Connection connection =
                        connection(server, server.password(), server.certificates(), "required")) {
            assertThat(connection.send(aNotice(), "ada@investors.example", () -> false))
                    .isEqualTo(new NotTried());
            assertThat(server.received()).isEmpty();
            assertThat(connection.send(aNotice(), "ada@investors.example", () -> true))
                    .isInstanceOf(Accepted.class);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void a_notice_that_no_mail_can_be_made_of_ends_by_itself_before_anything_is_sent() {
        try (StrictMailServer server = new StrictMailServer(folder);
                MailServer.Connection connection =
                        connection(server, server.password(), server.certificates(), "required", notice -> {
                            throw new IllegalArgumentException("ada@investors.example");
                        })) {
            assertThat(connection.send(aNotice(), "ada@investors.example", () -> true))
                    .isEqualTo(new Unwritable("java.lang.IllegalArgumentException"));
            assertThat(server.connections()).isZero();
        }
    }

    private static SendOutcome send(
            StrictMailServer server, String user, String password, Optional<Path> certificates, String startTls) {
        assertThat(user).isEqualTo(StrictMailServer.USER);
        try (MailServer.Connection connection = connection(server, password, certificates, startTls)) {
            return connection.send(aNotice(), "ada@investors.example", () -> true);
        }
    }

    private static SendOutcome sendOverTls(StrictMailServer server, Optional<Path> certificates) {
        Given settings = new Given(server.port(), server.password(), certificates, StartTls.REQUIRED, true);
        try (MailServer.Connection connection = connection(settings, notice -> Optional.empty())) {
            return connection.send(aNotice(), "ada@investors.example", () -> true);
        }
    }

    private static MailServer.Connection connection(
            StrictMailServer server, String password, Optional<Path> certificates, String startTls) {
        return connection(server, password, certificates, startTls, notice -> Optional.empty());
    }

    private static MailServer.Connection connection(
            StrictMailServer server,
            String password,
            Optional<Path> certificates,
            String startTls,
            Statements statements) {
        StartTls tls = StartTls.valueOf(startTls.toUpperCase(Locale.ROOT));
        return connection(new Given(server.port(), password, certificates, tls, false), statements);
    }

    private static MailServer.Connection connection(Given settings, Statements statements) {
        Sender sender = new Sender(
                "Northgate Investor Care <care@northgate.example>",
                Optional.empty(),
                "-",
                Optional.of("returned@northgate.example"));
        return new SmtpServer(settings, sender, statements, Clock.systemUTC()).connection();
    }

    private static Notice aNotice() {
        UUID id = UUID.randomUUID();
        return new Notice(
                id,
                1,
                "L-0001",
                "refund",
                1,
                new Recipient("INV-00001", "Ada Sample", "ada@investors.example", Locale.US),
                new Money(10_001, Currencies.of("USD")),
                new Rendered(Locale.US, "We are paying you back", ".\n.. a line of dots\n", "<p>paid back</p>"),
                "",
                id + "@northgate.example",
                Optional.empty(),
                Optional.empty());
    }

    private record Given(int port, String secret, Optional<Path> certificates, StartTls startTls, boolean tls)
            implements SmtpSettings {
        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public Optional<String> username() {
            return Optional.of(StrictMailServer.USER);
        }

        @Override
        public Optional<String> password() {
            return Optional.of(secret);
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration answerTimeout() {
            return Duration.ofSeconds(20);
        }
    }
}
