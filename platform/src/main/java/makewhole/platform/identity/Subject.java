package makewhole.platform.identity;

import static java.util.Objects.requireNonNull;

/** Who acts: a person in a role, or a service. Taken from the credentials of the request, never from its body. */
public record Subject(String name, Role role) {
    public Subject {
        requireNonNull(role, "role");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a subject has a name");
        }
    }

    /** Only persons count in two-person rules. */
    public boolean isPerson() {
        return role != Role.SERVICE;
    }

    /** Whether this and {@code other} are two different persons, as every two-person rule demands. */
    public boolean isAnotherPersonThan(String other) {
        return isPerson() && !name.equals(other);
    }
}
