package makewhole.notification.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as a test wants it to. It counts every message whose end it has seen, whatever it answered. */
public final class ScriptedMailServer implements AutoCloseable {
    /** Hangs up instead of answering. */
    public static final String HANG_UP = "";

    private final ServerSocket socket;
    private final Thread accepting;
    private final Map<String, Function<String, String>> script = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Where the service that is being tested expects it. */
    public ScriptedMailServer() {
        this(ConfigProvider.getConfig().getValue("makewhole.smtp.port", Integer.class));
    }

    public ScriptedMailServer(int port) {
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
     * @param answer to the recipient's address; empty to hang up
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
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.ISO_8859_1)) {
            answer(out, script.getOrDefault("CONN", to -> "220 scripted").apply(""));
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                if (command.equals("RCPT")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                String reply =
                        script.getOrDefault(command, to -> usual(command)).apply(recipient);
                if (reply.equals(HANG_UP)) {
                    return;
                }
                answer(out, reply);
                if (reply.startsWith("354") && !takeMessage(in, out, recipient)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the client has hung up, or the test is over
            return;
        }
    }

    private boolean takeMessage(BufferedReader in, Writer out, String recipient) throws IOException {
        @Nullable String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        if (line == null) {
            return false;
        }
        received.add(recipient);
        String reply = script.getOrDefault(".", to -> "250 2.0.0 taken").apply(recipient);
        if (reply.equals(HANG_UP)) {
            return false;
        }
        answer(out, reply);
        return true;
    }

    private static String usual(String command) {
        return switch (command) {
            case "DATA" -> "354 go on";
            case "QUIT" -> HANG_UP;
            default -> "250 ok";
        };
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
