package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Sender;
import makewhole.notification.letter.Letters;
import makewhole.notification.template.Template;
import makewhole.notification.template.Templates;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A notice that tells of a remedy has its letter with the calculation attached, unless the settings say otherwise. */
@ApplicationScoped
class PrintedStatements implements Statements {
    /** Whether mails have the statement with them. */
    enum Mode {
        ATTACHED,
        NONE
    }

    private final Letters letters;
    private final Templates templates;
    private final Sender sender;
    private final Mode mode;

    @Inject
    PrintedStatements(
            Letters letters,
            Templates templates,
            Sender sender,
            @ConfigProperty(name = "makewhole.notices.statement") Mode mode) {
        this.letters = letters;
        this.templates = templates;
        this.sender = sender;
        this.mode = mode;
    }

    @Override
    public Optional<Attachment> of(Notice notice) {
        boolean tells =
                templates.named(notice.template()).flatMap(Template::remedy).isPresent();
        return mode == Mode.ATTACHED && tells
                ? Optional.of(new Printed(Letters.fileName(notice), letters.print(notice, sender.name())))
                : Optional.empty();
    }

    private static final class Printed implements Attachment {
        private final String fileName;
        private final byte[] bytes;

        Printed(String fileName, byte[] bytes) {
            this.fileName = fileName;
            this.bytes = bytes;
        }

        @Override
        public String fileName() {
            return fileName;
        }

        @Override
        public InputStream pdf() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
