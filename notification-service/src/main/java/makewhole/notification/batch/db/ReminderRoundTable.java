package makewhole.notification.batch.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.ReminderRound;
import makewhole.notification.batch.ReminderRound.State;
import makewhole.notification.batch.ReminderRounds;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ReminderRoundTable implements ReminderRounds {
    private static final String ONE = " WHERE batch = :batch AND last_day = :lastDay AND days_before = :daysBefore";

    private final Jdbi jdbi;

    ReminderRoundTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void plan(List<ReminderRound> rounds) {
        if (rounds.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO reminder_round (batch, last_day, days_before, state)
                    VALUES (:batch, :lastDay, :daysBefore, 'PLANNED')
                    """);
            rounds.forEach(round -> rows.bind("batch", round.batch())
                    .bind("lastDay", round.lastDay())
                    .bind("daysBefore", round.daysBefore())
                    .add());
            rows.execute();
        });
    }

    @Override
    public List<ReminderRound> of(UUID batch) {
        return jdbi.withHandle(handle -> of(handle, batch));
    }

    static List<ReminderRound> of(Handle handle, UUID batch) {
        return handle.createQuery("""
                        SELECT * FROM reminder_round WHERE batch = :batch
                        ORDER BY last_day - days_before, last_day
                        """)
                .bind("batch", batch)
                .map((row, context) -> round(row))
                .list();
    }

    @Override
    public List<ReminderRound> dueBy(LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM reminder_round WHERE state = 'PLANNED' AND last_day - days_before <= :today
                        ORDER BY last_day, batch, days_before
                        """)
                .bind("today", today)
                .map((row, context) -> round(row))
                .list());
    }

    @Override
    public Optional<ReminderRound> holdIfPlanned(ReminderRound round) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM reminder_round" + ONE + " AND state = 'PLANNED' FOR UPDATE")
                        .bind("batch", round.batch())
                        .bind("lastDay", round.lastDay())
                        .bind("daysBefore", round.daysBefore())
                        .map((row, context) -> round(row))
                        .findOne());
    }

    @Override
    public void made(ReminderRound round, Optional<UUID> reminders, int notices) {
        move(round, State.MADE, "", reminders, notices);
    }

    @Override
    public void leftOut(ReminderRound round, String reason) {
        move(round, State.LEFT_OUT, reason, Optional.empty(), 0);
    }

    private void move(ReminderRound round, State to, String reason, Optional<UUID> reminders, int notices) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE reminder_round
                        SET state = :to, reason = :reason, reminders = CAST(:reminders AS uuid), notices = :notices
                        """ + ONE + " AND state = 'PLANNED'")
                .bind("to", to.name())
                .bind("reason", reason)
                .bind("reminders", reminders.map(UUID::toString).orElse(null))
                .bind("notices", notices)
                .bind("batch", round.batch())
                .bind("lastDay", round.lastDay())
                .bind("daysBefore", round.daysBefore())
                .execute());
    }

    private static ReminderRound round(ResultSet row) throws SQLException {
        return new ReminderRound(
                row.getObject("batch", UUID.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("days_before"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("reminders", UUID.class)),
                row.getInt("notices"));
    }
}
