package makewhole.remediation.message;

/** Whoever carries messages. */
public interface Messenger {
    /**
     * Hands a message over; handing it over again changes nothing.
     *
     * @throws MessageRefusedException if it will not be taken as it is
     */
    void carry(Message message);
}
