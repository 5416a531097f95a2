package makewhole.notification.delivery;

import java.io.InputStream;
import java.util.Optional;
import makewhole.notification.batch.Notice;

/** What is attached to a notice. */
@FunctionalInterface
public interface Statements {
    /** A file that goes with the notice; made of it and of nothing else, so that every attempt sends the same. */
    Optional<Attachment> of(Notice notice);

    /** A file that is written into a mail. */
    interface Attachment {
        String fileName();

        /** Its content, a PDF. */
        InputStream pdf();
    }
}
