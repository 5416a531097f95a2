package makewhole.suite.load;

import java.util.List;
import java.util.Map;

/**
 * What is halted.
 *
 * @param kind ALL, VERSION or DEAL
 * @param name of the version or deal; empty for ALL
 */
public record SwitchScope(String kind, String name) {
    static final List<String> KINDS = List.of("ALL", "VERSION", "DEAL");

    public static SwitchScope all() {
        return new SwitchScope("ALL", "");
    }

    static SwitchScope version(String version) {
        return new SwitchScope("VERSION", version);
    }

    static SwitchScope deal(String deal) {
        return new SwitchScope("DEAL", deal);
    }

    Map<String, String> json() {
        return name.isEmpty() ? Map.of("kind", kind) : Map.of("kind", kind, "name", name);
    }
}
