package makewhole.allocation.killswitch.http;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import makewhole.allocation.http.Ids;
import makewhole.allocation.killswitch.Scope;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** A scope on the wire: {@code {"kind":"VERSION","name":"proration-1"}}; ALL has no name. */
record ScopeBody(@NotNull Scope.Kind kind, @Nullable String name) {
    static ScopeBody of(Scope scope) {
        return new ScopeBody(scope.kind(), scope.name().orElse(null));
    }

    Scope toScope() {
        Optional<String> given = Optional.ofNullable(name);
        return switch (kind) {
            case ALL -> {
                if (given.isPresent()) {
                    throw new InvalidRequestException("scope.name", "ALL has no name");
                }
                yield new Scope.Everything();
            }
            case VERSION -> new Scope.OfVersion(Ids.version(required(given)));
            case DEAL -> new Scope.OfDeal(Ids.deal(required(given)));
        };
    }

    private static String required(Optional<String> name) {
        return name.orElseThrow(() -> new InvalidRequestException("scope.name", "is missing"));
    }
}
