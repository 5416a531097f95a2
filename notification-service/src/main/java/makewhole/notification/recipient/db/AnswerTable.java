package makewhole.notification.recipient.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.recipient.Answer;
import makewhole.notification.recipient.AnswerStanding;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.AnswerStanding.Mail;
import makewhole.notification.recipient.AnswerStanding.Receipt;
import makewhole.notification.recipient.Answers;
import makewhole.notification.recipient.Choice;
import makewhole.notification.recipient.Plans;
import makewhole.notification.recipient.Plans.Acknowledged;
import makewhole.notification.recipient.Plans.Refused;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class AnswerTable implements Answers {
    private static final String STANDING =
            "SELECT a.*, s.forwarding, s.refusal, s.told_otherwise, s.receipt, s.delay FROM answer a JOIN answer_standing s ON s.answer = a.id ";

    private static final String OVERTAKEN = """
            (a.choice <> 'DISPUTE' AND EXISTS (SELECT 1 FROM answer later JOIN answer_standing l ON l.answer = later.id
                WHERE later.notice = a.notice AND later.number > a.number
                AND ((later.choice <> 'DISPUTE' AND l.forwarding <> 'REFUSED') OR l.refusal = '%s')))
            """.formatted(AnswerStanding.CARRIED_OUT);

    private final Jdbi jdbi;

    AnswerTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Answer answer, UUID plan, String line) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                    INSERT INTO answer (id, notice, plan, line, choice, amount_minor, currency, words, shown_at, given_at, answer_by)
                    VALUES (:id, :notice, :plan, :line, :choice, :minor, :currency, :words, :shown, :at, :by)
                    """)
                    .bind("id", answer.id())
                    .bind("notice", answer.notice())
                    .bind("plan", plan)
                    .bind("line", line)
                    .bind("choice", answer.choice().name())
                    .bind("minor", answer.amount().map(Money::minor).orElse(null))
                    .bind(
                            "currency",
                            answer.amount()
                                    .map(amount -> amount.currency().getCurrencyCode())
                                    .orElse(null))
                    .bind("words", answer.words())
                    .bind("shown", answer.shownAt().atOffset(ZoneOffset.UTC))
                    .bind("at", answer.givenAt().atOffset(ZoneOffset.UTC))
                    .bind("by", answer.answerBy().orElse(null))
                    .execute();
            handle.createUpdate("INSERT INTO answer_standing (answer) VALUES (:id)")
                    .bind("id", answer.id())
                    .execute();
        });
    }

    @Override
    public void hold(UUID notice) {
        jdbi.useHandle(handle -> handle.createQuery("SELECT 1 FROM delivery WHERE notice = :notice FOR UPDATE")
                .bind("notice", notice)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<AnswerStanding> to(UUID notice) {
        return jdbi.withHandle(
                handle -> handle.createQuery(STANDING + "WHERE a.notice = :notice ORDER BY a.number DESC")
                        .bind("notice", notice)
                        .map((row, context) -> standing(row))
                        .list());
    }

    @Override
    public Optional<AnswerStanding> get(UUID answer) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDING + "WHERE a.id = :id")
                .bind("id", answer)
                .map((row, context) -> standing(row))
                .findOne());
    }

    @Override
    public List<AnswerStanding> after(Optional<UUID> answer, Wanted wanted, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDING + """
                        WHERE a.number > coalesce((SELECT number FROM answer WHERE id = :after), 0)
                        AND (:forwarding::text IS NULL OR s.forwarding = :forwarding)
                        AND (:receipt::text IS NULL OR s.receipt = :receipt)
                        AND (:delay::text IS NULL OR s.delay = :delay)
                        ORDER BY a.number LIMIT :most
                        """)
                .bind("after", answer.orElse(null))
                .bind("forwarding", wanted.forwarding().map(Forwarding::name).orElse(null))
                .bind("receipt", wanted.receipt().map(Receipt::name).orElse(null))
                .bind("delay", wanted.delay().map(Receipt::name).orElse(null))
                .bind("most", limit)
                .map((row, context) -> standing(row))
                .list());
    }

    @Override
    public void replied(UUID answer, Plans.Reply reply) {
        switch (reply) {
            case Acknowledged(var counts) -> replied(answer, Forwarding.ACKNOWLEDGED, "", !counts);
            case Refused(var reason) -> replied(answer, Forwarding.REFUSED, reason, false);
        }
    }

    private void replied(UUID answer, Forwarding forwarding, String refusal, boolean toldOtherwise) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE answer_standing SET forwarding = :to, refusal = :refusal, told_otherwise = :toldOtherwise
                        WHERE answer = :id
                        """)
                .bind("id", answer)
                .bind("to", forwarding.name())
                .bind("refusal", refusal)
                .bind("toldOtherwise", toldOtherwise)
                .execute());
    }

    @Override
    public boolean move(UUID answer, Mail mail, Receipt from, Receipt to) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                switch (mail) {
                                    case RECEIPT ->
                                        "UPDATE answer_standing SET receipt = :to WHERE answer = :id AND receipt = :from";
                                    case DELAY ->
                                        "UPDATE answer_standing SET delay = :to WHERE answer = :id AND delay = :from";
                                })
                        .bind("id", answer)
                        .bind("from", from.name())
                        .bind("to", to.name())
                        .execute()
                == 1);
    }

    @Override
    public boolean isOvertaken(UUID answer) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT %s FROM answer a WHERE a.id = :id".formatted(OVERTAKEN))
                        .bind("id", answer)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public List<UUID> owed(Instant keptFor, String job, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT a.id FROM answer_standing s JOIN answer a ON a.id = s.answer
                        WHERE s.receipt = 'WAITING' AND (s.forwarding <> 'WAITING'
                            OR (s.delay = 'WAITING' AND a.given_at <= :keptFor AND NOT %s))
                        AND NOT EXISTS (SELECT 1 FROM scheduled_tasks t
                            WHERE t.task_name = :job AND t.task_instance = a.id::text)
                        ORDER BY a.number LIMIT :most
                        """.formatted(OVERTAKEN))
                .bind("keptFor", keptFor.atOffset(ZoneOffset.UTC))
                .bind("job", job)
                .bind("most", limit)
                .mapTo(UUID.class)
                .list());
    }

    private static AnswerStanding standing(ResultSet row) throws SQLException {
        return new AnswerStanding(
                answer(row),
                row.getObject("plan", UUID.class),
                row.getString("line"),
                Forwarding.valueOf(row.getString("forwarding")),
                row.getString("refusal"),
                row.getBoolean("told_otherwise"),
                Receipt.valueOf(row.getString("receipt")),
                Receipt.valueOf(row.getString("delay")));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        @Nullable String currency = row.getString("currency");
        OffsetDateTime givenAt = row.getObject("given_at", OffsetDateTime.class);
        return new Answer(
                row.getObject("id", UUID.class),
                row.getObject("notice", UUID.class),
                Choice.valueOf(row.getString("choice")),
                currency == null
                        ? Optional.empty()
                        : Optional.of(new Money(row.getLong("amount_minor"), Currencies.of(currency))),
                row.getString("words"),
                Objects.requireNonNullElse(row.getObject("shown_at", OffsetDateTime.class), givenAt)
                        .toInstant(),
                givenAt.toInstant(),
                Optional.ofNullable(row.getObject("answer_by", LocalDate.class)));
    }
}
