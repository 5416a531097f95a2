package makewhole.notification.recipient;

import java.util.List;
import makewhole.notification.link.Asked;

/** What a recipient may answer. */
public enum Choice {
    /** To take an offer, or a part of it. */
    ACCEPT,
    DECLINE,
    KEEP,
    SELL,
    /** To contest what the notice says; it chooses nothing. */
    DISPUTE;

    /** The answers that a notice allows, until its last day. */
    public static List<Choice> to(Asked asked) {
        return switch (asked) {
            case NOTHING -> List.of();
            case TAKE_OR_LEAVE -> List.of(ACCEPT, DECLINE);
            case KEEP_OR_SELL -> List.of(KEEP, SELL);
        };
    }
}
