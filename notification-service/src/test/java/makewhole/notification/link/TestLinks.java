package makewhole.notification.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links as the service signs them, made by a test. */
public final class TestLinks {
    public static final String KEYS =
            "k2:a-secret-of-the-tests-that-is-long-enough,k1:another-secret-that-is-long-enough";
    public static final String ADDRESS = "https://care.northgate.example";

    private TestLinks() {}

    public static Links links() {
        return new Links(new SigningKeys(Optional.of(List.of(KEYS.split(",")))), Optional.of(ADDRESS));
    }

    /** What an installation without pages puts into notices: nothing. */
    public static AnswerLinks none() {
        return new AnswerLinks(new Links(new SigningKeys(Optional.empty()), Optional.empty()), () -> Instant.EPOCH, 90);
    }

    /** The last part of the link for an invitation. */
    public static String token(Invitation invitation) {
        return links().to(invitation).orElseThrow().substring((ADDRESS + "/answer/").length());
    }
}
