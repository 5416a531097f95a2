package makewhole.platform.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** The subject of the running request. */
@ApplicationScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Who calls.
     *
     * @throws IllegalStateException if nobody is known, or the account does not have exactly one role
     */
    public Subject subject() {
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> identity.hasRole(role.name()))
                .toList();
        if (identity.isAnonymous() || roles.size() != 1) {
            throw new IllegalStateException("a caller has exactly one role");
        }
        return new Subject(identity.getPrincipal().getName(), roles.getFirst());
    }
}
