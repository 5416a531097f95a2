package makewhole.notification.link;

import java.util.Arrays;
import java.util.Optional;

/** What a notice asks of its recipient. Whatever it asks, they may also contest it. */
public enum Asked {
    NOTHING(0),
    /** To take an offer, in full or in part, or not. */
    TAKE_OR_LEAVE(1),
    KEEP_OR_SELL(2);

    private final int code;

    Asked(int code) {
        this.code = code;
    }

    /** How it stands in a link; links that are out there rely on it. */
    byte code() {
        return (byte) code;
    }

    static Optional<Asked> of(int code) {
        return Arrays.stream(values()).filter(asked -> asked.code == code).findFirst();
    }
}
