package makewhole.allocation.shadow.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import makewhole.allocation.shadow.Comparisons;
import makewhole.platform.problem.InvalidRequestException;

/** Where a page of differing lines goes on, as a text that fits an address. */
final class LineCursor {
    private static final char BETWEEN = '\n';

    private LineCursor() {}

    static Comparisons.Place after(Comparisons.DifferingLine last) {
        return Comparisons.Place.of(last.position(), last.difference().investor());
    }

    static String of(Comparisons.DifferingLine last) {
        String text =
                "%d%c%s".formatted(last.position(), BETWEEN, last.difference().investor());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Comparisons.Place read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            int between = text.indexOf(BETWEEN);
            if (between > 0) {
                return new Comparisons.Place(Long.parseLong(text.substring(0, between)), text.substring(between + 1));
            }
        } catch (IllegalArgumentException notOurs) {
            throw notOurs(cursor);
        }
        throw notOurs(cursor);
    }

    private static InvalidRequestException notOurs(String cursor) {
        return new InvalidRequestException("after", "'%s' is not a cursor of ours".formatted(cursor));
    }
}
