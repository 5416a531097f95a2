package makewhole.remediation.postmortem.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.postmortem.TrackedAction;
import makewhole.remediation.postmortem.TrackedActions;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class ActionTable implements TrackedActions {
    private final Jdbi jdbi;

    ActionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<TrackedAction> of(IncidentId incident) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM post_mortem_action WHERE incident = :incident ORDER BY number")
                .bind("incident", incident.value())
                .map((row, context) -> action(row))
                .list());
    }

    @Override
    @Transactional
    public List<TrackedAction> unverified() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM post_mortem_action WHERE state <> 'VERIFIED' ORDER BY due, incident, number")
                .map((row, context) -> action(row))
                .list());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(TrackedAction action) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO post_mortem_action (incident, number, what, owner, due, state)
                        VALUES (:incident, :number, :what, :owner, :due, :state)
                        """)
                .bind("incident", action.incident().value())
                .bind("number", action.number())
                .bind("what", action.what())
                .bind("owner", action.owner())
                .bind("due", action.due())
                .bind("state", action.state().name())
                .execute());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void replace(TrackedAction action) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE post_mortem_action
                        SET state = :state, test = :test, done_by = :doneBy, verified_by = :verifiedBy
                        WHERE incident = :incident AND number = :number
                        """)
                .bind("incident", action.incident().value())
                .bind("number", action.number())
                .bind("state", action.state().name())
                .bind("test", action.test())
                .bind("doneBy", action.doneBy())
                .bind("verifiedBy", action.verifiedBy())
                .execute());
    }

    private static TrackedAction action(ResultSet row) throws SQLException {
        return new TrackedAction(
                new IncidentId(row.getString("incident")),
                row.getInt("number"),
                row.getString("what"),
                row.getString("owner"),
                row.getObject("due", LocalDate.class),
                TrackedAction.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("test")),
                Optional.ofNullable(row.getString("done_by")),
                Optional.ofNullable(row.getString("verified_by")));
    }
}
