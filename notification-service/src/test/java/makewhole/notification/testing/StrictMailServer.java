package makewhole.notification.testing;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that takes mail only over TLS, after STARTTLS (RFC 3207) or from the first byte on (RFC 8314), and after AUTH PLAIN
 * (RFC 4954), with PIPELINING and DSN.
 */
public final class StrictMailServer implements AutoCloseable {
    public static final String USER = "investor-care";

    private static final String PASSWORD = "not-a-secret";

    private final ServerSocket socket;
    private final SSLContext tls;
    private final Path certificate;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> returnPaths = new CopyOnWriteArrayList<>();
    private final List<String> inTheOpen = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean offersTls = true;
    private volatile boolean speaksTlsAtOnce;

    /** Starts on a free port of localhost, with a key of its own made in this folder. */
    public StrictMailServer(Path folder) {
        this(folder, "localhost");
    }

    /** Its certificate bears this name, wherever it is reached. */
    public StrictMailServer(Path folder, String name) {
        try {
            certificate = folder.resolve("mail.pem");
            tls = context(makeKey(folder, name), certificate);
            socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** As somebody between the client and the server would do. */
    public void hidesStartTls() {
        offersTls = false;
    }

    /** From now on the first byte is of TLS. */
    public void speaksTlsAtOnce() {
        speaksTlsAtOnce = true;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String password() {
        return PASSWORD;
    }

    /** What the server is believed by. */
    public Optional<Path> certificates() {
        return Optional.of(certificate);
    }

    public List<String> received() {
        return received;
    }

    public List<String> returnPaths() {
        return returnPaths;
    }

    /** The commands that anybody on the way could read. */
    public List<String> commandsInTheOpen() {
        return inTheOpen;
    }

    public int connections() {
        return connections.get();
    }

    private static Path makeKey(Path folder, String name) {
        Path store = folder.resolve("mail.p12");
        try {
            Files.deleteIfExists(store);
            int code = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "mail",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "san=dns:" + name,
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD,
                            "-validity",
                            "2")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("keytool ended with " + code);
            }
            return store;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static SSLContext context(Path store, Path certificate) throws IOException {
        try (InputStream content = new ByteArrayInputStream(Files.readAllBytes(store))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(content, PASSWORD.toCharArray());
            Files.writeString(
                    certificate,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getCertificate("mail").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            if (speaksTlsAtOnce) {
                try (SSLSocket safe = overTls(plain)) {
                    greet(safe);
                    new Dialogue(safe, true).untilStartTls();
                }
            } else {
                greet(plain);
                if (new Dialogue(plain, false).untilStartTls()) {
                    try (SSLSocket safe = overTls(plain)) {
                        new Dialogue(safe, true).untilStartTls();
                    }
                }
            }
        } catch (IOException gone) {
            // the client has hung up, or does not believe us
            return;
        }
    }

    private SSLSocket overTls(Socket plain) throws IOException {
        SSLSocket safe = (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
        safe.setUseClientMode(false);
        safe.startHandshake();
        return safe;
    }

    private static void greet(Socket client) throws IOException {
        client.getOutputStream().write("220 strict\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private final class Dialogue {
        private final BufferedReader in;
        private final Writer out;
        private final boolean safe;
        private boolean known;

        Dialogue(Socket client, boolean safe) throws IOException {
            in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.ISO_8859_1);
            this.safe = safe;
        }

        boolean untilStartTls() throws IOException {
            for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (!safe) {
                    inTheOpen.add(command);
                }
                if (command.equals("STARTTLS") && offersTls) {
                    say("220 go ahead");
                    return true;
                }
                if (command.equals("QUIT")) {
                    return false;
                }
                answer(command, line);
            }
            return false;
        }

        private void answer(String command, String line) throws IOException {
            switch (command) {
                case "EHLO" -> {
                    say("250-strict");
                    say("250-PIPELINING");
                    say("250-DSN");
                    say(safe ? "250 AUTH PLAIN" : offersTls ? "250 STARTTLS" : "250 HELP");
                }
                case "AUTH" -> {
                    known = safe && isPassword(line);
                    say(known ? "235 2.7.0 welcome" : "535 5.7.8 no");
                }
                case "MAIL", "RCPT", "DATA" -> mail(command, line);
                default -> say("250 ok");
            }
        }

        /** RFC 4616: whom to act as (nobody else), a zero, the user, a zero, the password. */
        private boolean isPassword(String line) {
            String prefix = "AUTH PLAIN ";
            if (!line.startsWith(prefix)) {
                return false;
            }
            String given =
                    new String(Base64.getDecoder().decode(line.substring(prefix.length())), StandardCharsets.UTF_8);
            return given.endsWith("\0" + USER + "\0" + PASSWORD)
                    && List.of("", USER).contains(given.substring(0, given.indexOf('\0')));
        }

        private void mail(String command, String line) throws IOException {
            if (!known) {
                say("530 5.7.0 Must issue STARTTLS and AUTH first");
                return;
            }
            switch (command) {
                case "MAIL" -> {
                    returnPaths.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                    say("250 2.1.0 ok");
                }
                case "RCPT" -> {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say("250 2.1.5 ok");
                }
                default -> {
                    say("354 go on");
                    @Nullable String content = in.readLine();
                    while (content != null && !content.equals(".")) {
                        content = in.readLine();
                    }
                    if (content != null) {
                        received.add(recipient);
                        say("250 2.0.0 taken");
                    }
                }
            }
        }

        private String recipient = "";

        private void say(String reply) throws IOException {
            out.write(reply + "\r\n");
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
