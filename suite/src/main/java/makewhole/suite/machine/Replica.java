package makewhole.suite.machine;

import java.util.Map;

/** One of several allocation-services on one database, as a process of its own. */
public final class Replica {
    private final String name;
    private final Ports ports;
    private final ServiceProcess process;

    Replica(String name, Ports ports, ServiceProcess process) {
        this.name = name;
        this.ports = ports;
        this.process = process;
    }

    /** The name under which it confirms engagements. */
    public String name() {
        return name;
    }

    /** Where it answers, as {@link Service#ALLOCATION}. */
    public Ports ports() {
        return ports;
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** SIGSTOP. */
    public void freeze() {
        process.freeze();
    }

    /** SIGCONT. */
    public void thaw() {
        process.thaw();
    }

    static Map<String, String> settings(String name) {
        return Map.of("MAKEWHOLE_KILL_SWITCH_REPLICA", name);
    }
}
