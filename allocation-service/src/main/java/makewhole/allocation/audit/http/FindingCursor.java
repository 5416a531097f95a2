package makewhole.allocation.audit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.http.Ids;
import makewhole.platform.problem.InvalidRequestException;

/** Where a page of findings goes on, as a text that fits an address. */
final class FindingCursor {
    private static final char BETWEEN = '\n';

    private FindingCursor() {}

    static String of(FindingBody last) {
        String text = last.deal() + BETWEEN + last.investor();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Audits.After read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            int between = text.indexOf(BETWEEN);
            if (between > 0) {
                return new Audits.After(
                        Ids.deal(text.substring(0, between)), Ids.investor(text.substring(between + 1)));
            }
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidRequestException("after", "'%s' is not a cursor of ours".formatted(cursor));
        }
        throw new InvalidRequestException("after", "'%s' is not a cursor of ours".formatted(cursor));
    }
}
