package makewhole.allocation.audit.http;

import java.util.Arrays;
import java.util.Optional;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** What a list is narrowed down to. */
final class Filters {
    private Filters() {}

    /** One of some names; empty if none is asked for. */
    static <E extends Enum<E>> Optional<E> one(String field, @Nullable String asked, E[] known) {
        if (asked == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(known)
                .filter(one -> one.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        field, "'%s' is none of %s".formatted(asked, Arrays.toString(known)))));
    }
}
