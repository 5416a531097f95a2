package makewhole.notification.batch.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import makewhole.notification.batch.Notice;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes notices through PostgreSQL's COPY, as one statement of the running transaction. */
final class NoticeCopy implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final String TARGET = "COPY notice (id, batch, position, line, template, template_version, investor,"
            + " recipient_name, recipient_email, recipient_locale, amount_minor, currency, spoken_locale, subject,"
            + " body_text, body_html, written_for, message_id, digest) FROM STDIN";

    private final UUID batch;
    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder();

    NoticeCopy(Handle handle, UUID batch) {
        this.batch = batch;
        try {
            copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(TARGET);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void add(Notice notice, String digest) {
        Object[] fields = {
            notice.id(),
            batch,
            notice.position(),
            notice.line(),
            notice.template(),
            notice.version(),
            notice.recipient().investor(),
            notice.recipient().name(),
            notice.recipient().email(),
            notice.recipient().locale().toLanguageTag(),
            notice.amount().minor(),
            notice.amount().currency().getCurrencyCode(),
            notice.content().locale().toLanguageTag(),
            notice.content().subject(),
            notice.content().text(),
            notice.content().html(),
            notice.writtenFor(),
            notice.messageId(),
            digest
        };
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "\t");
            escape(fields[i].toString());
        }
        text.append('\n');
        if (text.length() > CHUNK) {
            send();
        }
    }

    /** COPY's text format: chapter "COPY" of PostgreSQL's manual. */
    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    void end() {
        send();
        try {
            copy.endCopy();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void send() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        text.setLength(0);
    }

    /** Takes back what was not ended. */
    @Override
    public void close() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
