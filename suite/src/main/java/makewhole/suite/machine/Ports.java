package makewhole.suite.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import makewhole.suite.CannotGoOnException;

/** On which local ports the services answer. */
public record Ports(Map<Service, Integer> ports) {
    private static final int HIGHEST = 65_535;
    private static final int CONNECT_MILLIS = 300;

    public Ports {
        ports = Map.copyOf(ports);
    }

    /** 8081, 8082 and 8083. */
    public static Ports usual() {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, service.usualPort());
        }
        return new Ports(ports);
    }

    /**
     * Three ports in the order allocation, remediation, notification, such as {@code 9081,9082,9083}; 0 stands for any
     * free one.
     */
    public static Ports parse(String text) {
        String[] parts = text.split(",", -1);
        Service[] services = Service.values();
        if (parts.length != services.length) {
            throw refused(text);
        }
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (int i = 0; i < parts.length; i++) {
            int port = number(parts[i].strip(), text);
            int chosen = port == 0 ? free() : port;
            if (ports.containsValue(chosen)) {
                throw refused(text);
            }
            ports.put(services[i], chosen);
        }
        return new Ports(ports);
    }

    public int of(Service service) {
        return java.util.Objects.requireNonNull(ports.get(service));
    }

    /** The address that people and the other services call. */
    public String url(Service service) {
        return "http://localhost:" + of(service);
    }

    /** Says in one sentence, before anything is started, which ports are taken. */
    public void requireFree() {
        List<Integer> taken = new ArrayList<>();
        for (Service service : Service.values()) {
            if (isTaken(of(service))) {
                taken.add(of(service));
            }
        }
        if (!taken.isEmpty()) {
            throw new CannotGoOnException(
                    "%s in use by another program: stop that one, or choose other ports, such as --ports 9081,9082,9083 (0,0,0 takes any free ones)."
                            .formatted(named(taken)));
        }
    }

    /** A port that nothing listens on just now. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static boolean isTaken(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyAnswers) {
            return !canListen(address);
        }
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static String named(List<Integer> taken) {
        if (taken.size() == 1) {
            return "Port %d is".formatted(taken.getFirst());
        }
        String all = String.join(", ", taken.stream().map(String::valueOf).toList());
        int last = all.lastIndexOf(", ");
        return "Ports %s and %s are".formatted(all.substring(0, last), all.substring(last + 2));
    }

    private static int number(String part, String text) {
        if (!part.matches("\\d{1,5}") || Integer.parseInt(part) > HIGHEST) {
            throw refused(text);
        }
        return Integer.parseInt(part);
    }

    private static CannotGoOnException refused(String text) {
        return new CannotGoOnException(
                "'--ports %s' is not understood: give three different ports for allocation, remediation and notification, such as --ports 9081,9082,9083."
                        .formatted(text));
    }
}
