package makewhole.notification.batch.db;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.Notice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** A batch on its way into the tables. */
record NewBatch(Handle handle, Batch batch, OffsetDateTime now) {
    /** Inserts everything; a notice whose line and template are told already comes back. */
    Optional<Notice> add(List<Notice> notices) {
        insertBatch();
        insertNotices(notices);
        int[] added = insertDeliveries(notices);
        for (int i = 0; i < added.length; i++) {
            if (added[i] == 0) {
                return Optional.of(notices.get(i));
            }
        }
        return Optional.empty();
    }

    private void insertBatch() {
        handle.createUpdate("""
                        INSERT INTO batch (id, plan, plan_digest, incident, state, digest, rows, created_by, created_at)
                        VALUES (:id, :plan, :planDigest, :incident, :state, :digest, :rows, :createdBy, :at)
                        """)
                .bind("id", batch.id())
                .bind("plan", batch.plan())
                .bind("planDigest", batch.planDigest())
                .bind("incident", batch.incident())
                .bind("state", batch.state().name())
                .bind("digest", batch.digest())
                .bind("rows", batch.rows())
                .bind("createdBy", batch.createdBy())
                .bind("at", now)
                .execute();
    }

    private void insertNotices(List<Notice> notices) {
        PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO notice (id, batch, position, line, template, template_version, investor, recipient_name,
                                    recipient_email, recipient_locale, amount_minor, currency, spoken_locale, subject,
                                    body_text, body_html, message_id, digest)
                VALUES (:id, :batch, :position, :line, :template, :version, :investor, :name, :email, :locale, :minor,
                        :currency, :spoken, :subject, :text, :html, :messageId, :digest)
                """);
        notices.forEach(notice -> NoticeColumns.bind(rows, batch.id(), notice).add());
        rows.execute();
    }

    /** The unique index decides, also between two batches that arrive at once: a row that is told already adds nothing. */
    private int[] insertDeliveries(List<Notice> notices) {
        PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO delivery (notice, batch, position, plan, line, template, state, changed_at)
                VALUES (:notice, :batch, :position, :plan, :line, :template, 'CREATED', :at)
                ON CONFLICT DO NOTHING
                """);
        for (Notice notice : notices) {
            rows.bind("notice", notice.id())
                    .bind("batch", batch.id())
                    .bind("position", notice.position())
                    .bind("plan", batch.plan())
                    .bind("line", notice.line())
                    .bind("template", notice.template())
                    .bind("at", now)
                    .add();
        }
        return rows.execute();
    }
}
