package makewhole.remediation.plan;

import java.util.UUID;

/** Which plan; every version of a plan has an id of its own. */
public record PlanId(UUID value) {
    /**
     * Reads it from a path.
     *
     * @throws IllegalArgumentException if it is no UUID
     */
    public static PlanId fromString(String value) {
        return new PlanId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
