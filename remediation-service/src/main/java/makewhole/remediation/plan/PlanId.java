package makewhole.remediation.plan;

import java.util.UUID;

/** Which plan; every version of a plan has an id of its own. */
public record PlanId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
