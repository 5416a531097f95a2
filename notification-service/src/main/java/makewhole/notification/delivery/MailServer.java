package makewhole.notification.delivery;

import makewhole.notification.batch.Notice;

/** Where mail is handed over. */
public interface MailServer {
    /** A connection for one thread; it is opened when it is first needed. */
    Connection connection();

    /** One thread's way to the mail server, used for many notices one after the other. */
    interface Connection extends AutoCloseable {
        /** Hands a notice over, once. Never throws: every end is an outcome. */
        SendOutcome send(Notice notice);

        @Override
        void close();
    }
}
