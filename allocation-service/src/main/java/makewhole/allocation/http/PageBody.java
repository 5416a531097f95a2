package makewhole.allocation.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to ask for as {@code after} to get the next page; null if this is the last
 */
public record PageBody<T>(List<T> items, @Nullable String next) {
    /** The page of at most {@code limit} items out of {@code found}, which has one more if there is a next page. */
    public static <T> PageBody<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new PageBody<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new PageBody<>(items, cursor.apply(items.getLast()));
    }
}
