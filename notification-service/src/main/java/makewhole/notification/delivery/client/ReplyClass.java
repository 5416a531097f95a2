package makewhole.notification.delivery.client;

/**
 * What a refusal of a mail server means for a notice: RFC 5321, section 4.2.1, with the enhanced codes of RFC 3463, which
 * say more where there are any.
 */
enum ReplyClass {
    /** The recipient's server will never take it. */
    FOR_GOOD,
    /** It may take it later. */
    FOR_NOW,
    /** It concerns the connection, not the notice. */
    SERVER;

    private static final int SERVICE_NOT_AVAILABLE = 421;
    private static final int OUT_OF_STORAGE = 552;
    private static final String MAILBOX_FULL = "5.2.2";

    /**
     * Which of them a refusal is.
     *
     * @param reply the code, and after a space the enhanced code if there was one, such as {@code 550 5.1.1}
     */
    static ReplyClass of(int code, String reply) {
        String enhanced = reply.contains(" ") ? reply.substring(reply.indexOf(' ') + 1) : "";
        if (code == SERVICE_NOT_AVAILABLE || code < 400 || code >= 600) {
            return SERVER;
        }
        if (code < 500) {
            return FOR_NOW;
        }
        // A full mailbox is emptied one day, whatever class its server puts it in; and where the two codes contradict
        // each other, trying again does less harm than giving a customer up.
        boolean passes = enhanced.startsWith("4.")
                || enhanced.equals(MAILBOX_FULL)
                || (code == OUT_OF_STORAGE && enhanced.isEmpty());
        return passes ? FOR_NOW : FOR_GOOD;
    }
}
