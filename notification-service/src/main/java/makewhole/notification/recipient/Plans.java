package makewhole.notification.recipient;

/** Where answers are carried to. */
public interface Plans {
    /** What became of an answer. */
    sealed interface Reply {}

    /**
     * It was taken.
     *
     * @param counts whether nothing that was said later counts instead, by telephone, say
     */
    record Acknowledged(boolean counts) implements Reply {}

    /**
     * It will not be taken, however often it is sent.
     *
     * @param reason the type of the problem; no personal data
     */
    record Refused(String reason) implements Reply {}

    /** Hands an answer over. Its id goes with it, so that it counts once; throws if nobody answers. */
    Reply take(AnswerStanding answer);
}
