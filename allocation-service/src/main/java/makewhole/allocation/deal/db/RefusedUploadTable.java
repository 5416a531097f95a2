package makewhole.allocation.deal.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.deal.RefusedUploads;
import makewhole.platform.csv.RowError;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RefusedUploadTable implements RefusedUploads {
    private final Jdbi jdbi;

    RefusedUploadTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public void keep(RefusedUpload refused) {
        List<RowError> errors = refused.errors();
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO refused_upload (upload_id, refused_at, refused_to, error_count)
                            VALUES (:id, :at, :to, :count)
                            """)
                    .bind("id", refused.id())
                    .bind("at", refused.refusedAt().atOffset(ZoneOffset.UTC))
                    .bind("to", refused.refusedTo())
                    .bind("count", refused.count())
                    .execute();
            BulkRows.copy(
                    handle,
                    "refused_upload_row (upload_id, place, file, row, field, reason)",
                    IntStream.range(0, errors.size())
                            .mapToObj(place -> fields(refused.id(), place, errors.get(place))));
        });
    }

    @Override
    public Optional<RefusedUpload> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM refused_upload WHERE upload_id = :id")
                .bind("id", id)
                .map((row, context) -> new RefusedUpload(
                        id,
                        row.getObject("refused_at", OffsetDateTime.class).toInstant(),
                        row.getString("refused_to"),
                        errors(handle, id),
                        row.getLong("error_count")))
                .findOne());
    }

    @Override
    public int forgetBefore(Instant time) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM refused_upload WHERE refused_at < :time")
                .bind("time", time.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static List<RowError> errors(Handle handle, UUID id) {
        return handle.createQuery("SELECT * FROM refused_upload_row WHERE upload_id = :id ORDER BY place")
                .bind("id", id)
                .map((row, context) -> new RowError(
                        row.getString("file"), row.getLong("row"), row.getString("field"), row.getString("reason")))
                .list();
    }

    private static @Nullable Object[] fields(UUID id, int place, RowError error) {
        return new @Nullable Object[] {id, place, error.file(), error.row(), error.field(), error.reason()};
    }
}
