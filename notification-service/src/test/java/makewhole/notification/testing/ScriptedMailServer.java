package makewhole.notification.testing;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers as a test wants it to, alone or in front of a real one, to which it hands on whatever it has no
 * other answer for. It counts every message whose end it has seen, whatever it answered.
 */
public final class ScriptedMailServer implements AutoCloseable {
    /** Hangs up instead of answering. */
    public static final String HANG_UP = "";

    /** What a client has to do with: this server alone, or a real one behind it. */
    private interface Session extends Closeable {
        boolean isReal();

        String greeting() throws IOException;

        String answerTo(String line) throws IOException;

        /** Takes a message, without its final dot. */
        String take(List<String> message) throws IOException;
    }

    private interface Sessions {
        Session open() throws IOException;
    }

    private final ServerSocket socket;
    private final Sessions behind;
    private final Thread accepting;
    private final Map<String, Function<String, String>> script = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Where the service that is being tested expects it. */
    public ScriptedMailServer() {
        this(ConfigProvider.getConfig().getValue("makewhole.smtp.port", Integer.class));
    }

    public ScriptedMailServer(int port) {
        this(port, Alone::new);
    }

    /** In front of a real mail server. */
    public static ScriptedMailServer inFrontOf(int real) {
        return new ScriptedMailServer(0, () -> new HandedOn(real));
    }

    private ScriptedMailServer(int port, Sessions behind) {
        this.behind = behind;
        try {
            socket = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        accepting = Thread.ofVirtual().start(this::accept);
    }

    /**
     * Answers a command in a way of one's own.
     *
     * @param command MAIL, RCPT, DATA or the final dot; CONN for the greeting
     * @param answer to the recipient's address; empty to hang up, and a good one leaves it to the server behind what is said
     */
    public void on(String command, Function<String, String> answer) {
        script.put(command, answer);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The recipients of all messages whose final dot has arrived. */
    public List<String> received() {
        return received;
    }

    /** Begins to count anew. */
    public void forget() {
        received.clear();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = reader(client);
                Writer out = writer(client);
                Session session = behind.open()) {
            String said = reply("CONN", "", session, session::greeting);
            String recipient = "";
            while (!said.equals(HANG_UP)) {
                answer(out, said);
                if (said.startsWith("354")) {
                    said = takeMessage(in, recipient, session);
                    continue;
                }
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                if (command.equals("RCPT")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                said = reply(command, recipient, session, () -> session.answerTo(line));
            }
        } catch (IOException gone) {
            // the client has hung up, or the test is over
            return;
        }
    }

    private String takeMessage(BufferedReader in, String recipient, Session session) throws IOException {
        List<String> message = new ArrayList<>();
        @Nullable String line = in.readLine();
        while (line != null && !line.equals(".")) {
            message.add(line);
            line = in.readLine();
        }
        if (line == null) {
            return HANG_UP;
        }
        String taken = session.take(message);
        received.add(recipient);
        return reply(".", recipient, session, () -> taken);
    }

    /** What a test wants to be answered, but for good news of a real server, which that server has to say itself. */
    private String reply(String command, String recipient, Session session, Answer otherwise) throws IOException {
        Function<String, String> scripted = script.get(command);
        if (scripted == null) {
            return otherwise.get();
        }
        String wanted = scripted.apply(recipient);
        boolean good = wanted.startsWith("2") || wanted.startsWith("3");
        return good && session.isReal() ? otherwise.get() : wanted;
    }

    private interface Answer {
        String get() throws IOException;
    }

    private static final class Alone implements Session {
        @Override
        public boolean isReal() {
            return false;
        }

        @Override
        public String greeting() {
            return "220 scripted";
        }

        @Override
        public String answerTo(String line) {
            return switch (line.toUpperCase(Locale.ROOT)) {
                case "DATA" -> "354 go on";
                case "QUIT" -> HANG_UP;
                default -> "250 ok";
            };
        }

        @Override
        public String take(List<String> message) {
            return "250 2.0.0 taken";
        }

        @Override
        public void close() {}
    }

    private static final class HandedOn implements Session {
        private final Socket server;
        private final BufferedReader in;
        private final Writer out;

        HandedOn(int port) throws IOException {
            server = new Socket(InetAddress.getByName("localhost"), port);
            in = reader(server);
            out = writer(server);
        }

        @Override
        public boolean isReal() {
            return true;
        }

        @Override
        public String greeting() throws IOException {
            return whole();
        }

        @Override
        public String answerTo(String line) throws IOException {
            answer(out, line);
            return line.equalsIgnoreCase("QUIT") ? HANG_UP : whole();
        }

        @Override
        public String take(List<String> message) throws IOException {
            for (String line : message) {
                out.write(line + "\r\n");
            }
            answer(out, ".");
            return whole();
        }

        /** An answer of several lines has a dash after the code in all but the last one. */
        private String whole() throws IOException {
            StringBuilder said = new StringBuilder();
            String line;
            do {
                line = in.readLine();
                if (line == null) {
                    return HANG_UP;
                }
                said.append(said.isEmpty() ? "" : "\r\n").append(line);
            } while (line.startsWith("-", 3));
            return said.toString();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static Writer writer(Socket socket) throws IOException {
        return new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1);
    }

    private static void answer(Writer out, String reply) throws IOException {
        out.write(reply + "\r\n");
        out.flush();
    }

    /** Returns when the port is free again: a socket that a virtual thread waits at is closed by that thread. */
    @Override
    public void close() {
        try {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
            accepting.join();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
