package makewhole.remediation.incident;

/**
 * What a kill switch halts.
 *
 * @param kind as allocation-service names it
 * @param name of the version or the deal; empty for everything
 */
public record SwitchScope(Kind kind, String name) {
    /** How wide it reaches. */
    public enum Kind {
        ALL,
        VERSION,
        DEAL
    }

    public static SwitchScope everything() {
        return new SwitchScope(Kind.ALL, "");
    }

    public static SwitchScope version(String version) {
        return new SwitchScope(Kind.VERSION, version);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind.name() : kind + " " + name;
    }
}
