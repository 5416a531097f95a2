package makewhole.bench;

import makewhole.suite.CannotGoOnException;

/** A timer of the service's own, as its metrics tell it: how often, and how long in all. */
record Meter(double count, double seconds) {
    static final String SWITCH_CHECK = "makewhole_kill_switch_check_seconds";
    private static final double MILLIS = 1_000;

    static Meter read(Calls calls, String name) {
        return of(calls.get("/metrics"), name);
    }

    /** Reads it from a page in the text format of Prometheus. */
    static Meter of(String page, String name) {
        return new Meter(value(page, name + "_count"), value(page, name + "_sum"));
    }

    private static double value(String page, String name) {
        return page.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new CannotGoOnException("The service tells no " + name + "."));
    }

    Meter since(Meter before) {
        return new Meter(count - before.count, seconds - before.seconds);
    }

    double meanMillis() {
        return count == 0 ? 0 : seconds / count * MILLIS;
    }
}
