package makewhole.remediation.postmortem.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.postmortem.Edition;
import makewhole.remediation.postmortem.PostMortem;
import makewhole.remediation.postmortem.PostMortems;
import makewhole.remediation.postmortem.PrintedEdition;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class PostMortemTable implements PostMortems, PanacheRepositoryBase<PostMortemRow, String> {
    private final Jdbi jdbi;

    PostMortemTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public Optional<PostMortem> of(IncidentId incident) {
        return findByIdOptional(incident.value()).map(PostMortemRow::toPostMortem);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<PostMortem> lock(IncidentId incident) {
        return findByIdOptional(incident.value(), LockModeType.PESSIMISTIC_WRITE)
                .map(PostMortemRow::toPostMortem);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(PostMortem postMortem) {
        Optional<PostMortemRow> known = findByIdOptional(postMortem.incident().value());
        if (known.isPresent()) {
            known.get().take(postMortem);
            return;
        }
        PostMortemRow row = new PostMortemRow();
        row.take(postMortem);
        persist(row);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keepEdition(PrintedEdition printed, String digest, String markdown) {
        PostMortem published = printed.published();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO post_mortem_edition (incident, edition, published_by, published_at, digest, markdown, html, pdf)
                        VALUES (:incident, :edition, :by, :at, :digest, :markdown, :html, :pdf)
                        """)
                .bind("incident", published.incident().value())
                .bind("edition", published.edition())
                .bind("by", published.publishedBy())
                .bind("at", published.publishedAt().map(at -> at.atOffset(ZoneOffset.UTC)))
                .bind("digest", digest)
                .bind("markdown", markdown)
                .bind("html", printed.html())
                .bind("pdf", printed.pdf().bytes())
                .execute());
    }

    @Override
    @Transactional
    public Optional<Edition> edition(IncidentId incident, int edition) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT published_at, markdown FROM post_mortem_edition
                        WHERE incident = :incident AND edition = :edition
                        """)
                .bind("incident", incident.value())
                .bind("edition", edition)
                .map((row, context) -> new Edition(
                        row.getObject("published_at", OffsetDateTime.class).toInstant(), row.getString("markdown")))
                .findOne());
    }

    @Override
    @Transactional
    public Optional<String> page(IncidentId incident, int edition) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT html FROM post_mortem_edition
                        WHERE incident = :incident AND edition = :edition AND html IS NOT NULL
                        """)
                .bind("incident", incident.value())
                .bind("edition", edition)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    @Transactional
    public Optional<byte[]> printed(IncidentId incident, int edition) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT pdf FROM post_mortem_edition
                        WHERE incident = :incident AND edition = :edition AND pdf IS NOT NULL
                        """)
                .bind("incident", incident.value())
                .bind("edition", edition)
                .map((row, context) -> row.getBytes("pdf"))
                .findOne());
    }
}
