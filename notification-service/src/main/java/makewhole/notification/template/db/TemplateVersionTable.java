package makewhole.notification.template.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import makewhole.notification.template.TemplateSource;
import makewhole.notification.template.TemplateVersion;
import makewhole.notification.template.TemplateVersions;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class TemplateVersionTable implements TemplateVersions {
    private static final String ALL = """
            SELECT v.*, a.approved_by, a.approved_at FROM template_version v
            LEFT JOIN template_approval a ON a.template = v.template AND a.version = v.version
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    TemplateVersionTable(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    @Override
    public boolean add(TemplateVersion version) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO template_version
                                    (template, version, declaration, sources, digest, author, written_at)
                                VALUES (:template, :version, :declaration, :sources, :digest, :author, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("template", version.template())
                        .bind("version", version.version())
                        .bind("declaration", version.source().declaration())
                        .bind("sources", written(version.source().sources()))
                        .bind("digest", version.digest())
                        .bind("author", version.author())
                        .bind("at", version.writtenAt().atOffset(ZoneOffset.UTC))
                        .execute()
                == 1);
    }

    @Override
    public Optional<TemplateVersion> get(String template, int version) {
        return of(template).stream().filter(found -> found.version() == version).findFirst();
    }

    @Override
    public List<TemplateVersion> of(String template) {
        return jdbi.withHandle(handle -> handle.createQuery(ALL + "WHERE v.template = :template ORDER BY v.version")
                .bind("template", template)
                .map((row, context) -> version(row))
                .list());
    }

    @Override
    public List<TemplateVersion> approved() {
        return jdbi.withHandle(
                handle -> handle.createQuery(ALL + "WHERE a.approved_by IS NOT NULL ORDER BY v.template, v.version")
                        .map((row, context) -> version(row))
                        .list());
    }

    @Override
    public boolean approve(String template, int version, TemplateVersion.Approval approval) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO template_approval (template, version, approved_by, approved_at)
                                VALUES (:template, :version, :by, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("template", template)
                        .bind("version", version)
                        .bind("by", approval.by())
                        .bind("at", approval.at().atOffset(ZoneOffset.UTC))
                        .execute()
                == 1);
    }

    private TemplateVersion version(ResultSet row) throws SQLException {
        @Nullable String approvedBy = row.getString("approved_by");
        return new TemplateVersion(
                row.getString("template"),
                row.getInt("version"),
                new TemplateSource(row.getString("declaration"), read(row.getString("sources"))),
                row.getString("digest"),
                row.getString("author"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                approvedBy == null
                        ? Optional.empty()
                        : Optional.of(new TemplateVersion.Approval(
                                approvedBy,
                                row.getObject("approved_at", OffsetDateTime.class)
                                        .toInstant())));
    }

    private String written(SortedMap<String, String> sources) {
        try {
            return json.writeValueAsString(sources);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SortedMap<String, String> read(String sources) {
        try {
            return json.readValue(sources, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the sources of a template version are no JSON", broken);
        }
    }
}
