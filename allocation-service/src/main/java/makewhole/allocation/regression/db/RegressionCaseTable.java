package makewhole.allocation.regression.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.regression.RegressionCase;
import makewhole.allocation.regression.RegressionCases;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class RegressionCaseTable implements RegressionCases {
    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final InstantSource clock;

    RegressionCaseTable(Jdbi jdbi, ObjectMapper json, InstantSource clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public RegressionCase addOnce(RegressionCase frozen) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO regression_case (case_id, deal_id, audit_id, content, digest, frozen_at)
                            VALUES (:case, :deal, :audit, :content, :digest, :at)
                            ON CONFLICT (digest) DO NOTHING
                            """)
                    .bind("case", frozen.id())
                    .bind("deal", frozen.deal().value())
                    .bind("audit", frozen.audit().value())
                    .bind("content", write(CaseContent.of(frozen.book(), frozen.right())))
                    .bind("digest", frozen.digest())
                    .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
            return handle.createQuery("SELECT * FROM regression_case WHERE digest = :digest")
                    .bind("digest", frozen.digest())
                    .map((row, context) -> regressionCase(row))
                    .one();
        });
    }

    @Override
    public String digest() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT 'sha256:' || encode(sha256(convert_to(
                            coalesce(string_agg(digest, ' ' ORDER BY position), ''), 'UTF8')), 'hex')
                        FROM regression_case
                        """).mapTo(String.class).one());
    }

    @Override
    public List<RegressionCase> after(Optional<UUID> after, Sought sought, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM regression_case
                        WHERE position > coalesce((SELECT position FROM regression_case WHERE case_id = :after::uuid), 0)
                          AND (:deal::text IS NULL OR deal_id = :deal::text)
                          AND (:audit::uuid IS NULL OR audit_id = :audit::uuid)
                        ORDER BY position LIMIT :most
                        """)
                .bind("after", after.orElse(null))
                .bind("deal", sought.deal().map(DealId::value).orElse(null))
                .bind("audit", sought.audit().map(AuditId::value).orElse(null))
                .bind("most", limit)
                .map((row, context) -> regressionCase(row))
                .list());
    }

    private RegressionCase regressionCase(ResultSet row) throws SQLException {
        CaseContent content = read(row.getString("content"));
        return new RegressionCase(
                row.getObject("case_id", UUID.class),
                new DealId(row.getString("deal_id")),
                new AuditId(row.getObject("audit_id", UUID.class)),
                content.toBook(),
                content.toResult(),
                row.getString("digest"));
    }

    private String write(CaseContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private CaseContent read(String content) {
        try {
            return json.readValue(content, CaseContent.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
