package makewhole.allocation.killswitch.http;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import makewhole.allocation.http.Ids;
import makewhole.allocation.killswitch.Scope;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** A scope on the wire: {@code {"kind":"VERSION","name":"proration-1"}}; ALL has no name. */
record ScopeBody(@NotNull Kind kind, @Nullable String name) {
    enum Kind {
        ALL,
        VERSION,
        DEAL
    }

    static ScopeBody of(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> new ScopeBody(Kind.ALL, null);
            case Scope.OfVersion(var version) -> new ScopeBody(Kind.VERSION, version.value());
            case Scope.OfDeal(var deal) -> new ScopeBody(Kind.DEAL, deal.value());
        };
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
