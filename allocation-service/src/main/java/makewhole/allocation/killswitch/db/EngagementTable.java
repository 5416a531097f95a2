package makewhole.allocation.killswitch.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.killswitch.Engagement;
import makewhole.allocation.killswitch.EngagementState;
import makewhole.allocation.killswitch.Engagements;
import makewhole.allocation.proration.DealId;
import org.jdbi.v3.core.Jdbi;

/**
 * Plain SQL, always: what an object mapper remembers of the switch would be stale. What is in force is sought with
 * {@code state <> 'RELEASED'}, as the partial index says it, so that a publish reads nothing of what was released.
 */
@ApplicationScoped
class EngagementTable implements Engagements {
    private final Jdbi jdbi;

    EngagementTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Engagement> latest(int released) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM kill_switch_engagement WHERE state <> 'RELEASED'
                        UNION ALL
                        (SELECT * FROM kill_switch_engagement WHERE state = 'RELEASED' ORDER BY position DESC LIMIT :released)
                        ORDER BY since, position
                        """)
                .bind("released", released)
                .map((row, context) -> engagement(row))
                .list());
    }

    @Override
    public List<Placed> after(long position, Sought sought, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM kill_switch_engagement
                        WHERE position > :after
                          AND (:state::text IS NULL OR state = :state)
                          AND (:kind::text IS NULL OR scope_kind = :kind)
                          AND (:name::text IS NULL OR scope_name = :name)
                        ORDER BY position LIMIT :most
                        """)
                .bind("after", position)
                .bind("state", sought.state().map(Enum::name).orElse(null))
                .bind("kind", sought.kind().map(Enum::name).orElse(null))
                .bind("name", sought.name().orElse(null))
                .bind("most", limit)
                .map((row, context) -> new Placed(row.getLong("position"), engagement(row)))
                .list());
    }

    @Override
    public List<Engagement> engaged() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM kill_switch_engagement WHERE state <> 'RELEASED' ORDER BY since")
                .map((row, context) -> engagement(row))
                .list());
    }

    @Override
    public Optional<Engagement> find(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM kill_switch_engagement WHERE engagement_id = :id")
                        .bind("id", id)
                        .map((row, context) -> engagement(row))
                        .findOne());
    }

    /** One statement: a release that commits meanwhile is waited for, and what it has released is not taken for engaged. */
    @Override
    public Engagement engage(Engagement engagement) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                            INSERT INTO kill_switch_engagement
                                (engagement_id, scope_kind, scope_name, incident, reason, engaged_by, on_behalf_of, since, state)
                            VALUES (:id, :kind, :name, :incident, :reason, :by, :onBehalfOf, :since, :state)
                            ON CONFLICT (scope_kind, coalesce(scope_name, ''), incident) WHERE state <> 'RELEASED'
                            DO UPDATE SET state = excluded.state, release_requested_by = NULL
                            RETURNING *
                            """)
                .bind("id", engagement.id())
                .bind("kind", engagement.scope().kind().name())
                .bind("name", engagement.scope().name().orElse(null))
                .bind("incident", engagement.incident())
                .bind("reason", engagement.reason())
                .bind("by", engagement.engagedBy())
                .bind("onBehalfOf", engagement.onBehalfOf().orElse(null))
                .bind("since", engagement.since().atOffset(ZoneOffset.UTC))
                .bind("state", engagement.state().name())
                .map((row, context) -> engagement(row))
                .one());
    }

    @Override
    public void lock(UUID id) {
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT 1 FROM kill_switch_engagement WHERE engagement_id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne());
    }

    @Override
    public void change(Engagement engagement) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE kill_switch_engagement
                        SET state = :state, release_requested_by = :requestedBy, released_by = :releasedBy
                        WHERE engagement_id = :id
                        """)
                .bind("id", engagement.id())
                .bind("state", engagement.state().name())
                .bind("requestedBy", engagement.releaseRequestedBy().orElse(null))
                .bind("releasedBy", engagement.releasedBy().orElse(null))
                .execute());
    }

    @Override
    public void addRefusal(Refused refused) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO kill_switch_refusal (refused_at, deal_id, subject, scope_kind, scope_name, incident)
                        VALUES (:at, :deal, :subject, :kind, :name, :incident)
                        """)
                .bind("at", refused.at().atOffset(ZoneOffset.UTC))
                .bind("deal", refused.deal().value())
                .bind("subject", refused.subject())
                .bind("kind", refused.scope().kind().name())
                .bind("name", refused.scope().name().orElse(null))
                .bind("incident", refused.incident())
                .execute());
    }

    @Override
    public List<Refused> refusalsAfter(long position, Optional<DealId> deal, Optional<String> incident, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM kill_switch_refusal
                        WHERE refusal_id > :after
                          AND (:deal::text IS NULL OR deal_id = :deal)
                          AND (:incident::text IS NULL OR incident = :incident)
                        ORDER BY refusal_id LIMIT :most
                        """)
                .bind("after", position)
                .bind("deal", deal.map(DealId::value).orElse(null))
                .bind("incident", incident.orElse(null))
                .bind("most", limit)
                .map((row, context) -> new Refused(
                        row.getLong("refusal_id"),
                        row.getObject("refused_at", OffsetDateTime.class).toInstant(),
                        new DealId(row.getString("deal_id")),
                        row.getString("subject"),
                        ScopeColumns.scope(row),
                        row.getString("incident")))
                .list());
    }

    private static Engagement engagement(ResultSet row) throws SQLException {
        return new Engagement(
                row.getObject("engagement_id", UUID.class),
                ScopeColumns.scope(row),
                row.getString("incident"),
                row.getString("reason"),
                row.getString("engaged_by"),
                Optional.ofNullable(row.getString("on_behalf_of")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                EngagementState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("release_requested_by")),
                Optional.ofNullable(row.getString("released_by")));
    }
}
