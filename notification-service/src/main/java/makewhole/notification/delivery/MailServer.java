package makewhole.notification.delivery;

import java.util.function.BooleanSupplier;
import makewhole.notification.batch.Notice;

/** Where mail is handed over. */
public interface MailServer {
    /** A connection for one thread; it is opened when it is first needed. */
    Connection connection();

    /** One thread's way to the mail server, used for many notices one after the other. */
    interface Connection extends AutoCloseable {
        /**
         * Hands a notice over, once. Never throws: every end is an outcome.
         *
         * @param to the one address of the envelope
         * @param stillOurs asked for the last time just before the message is ended; if it says no, the message is not
         *     ended, and the server takes nothing over
         */
        SendOutcome send(Notice notice, String to, BooleanSupplier stillOurs);

        @Override
        void close();
    }
}
