package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.BankFiles;
import makewhole.remediation.settlement.BankUpload;
import makewhole.remediation.settlement.BankWord;
import makewhole.remediation.settlement.TakenBankFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Files of the bank and what they said, append-only; only the state of a payment moves with them. */
@ApplicationScoped
class BankFileTable implements BankFiles {
    private static final String REASONS = """
            SELECT a.end_to_end_id, a.state, a.code, a.words, a.with_its_file FROM bank_answer a JOIN bank_file f ON f.name = a.file
            WHERE %s ORDER BY f.taken_at, a.place
            """;

    private final Jdbi jdbi;
    private final PaymentFileRows fileRows;

    BankFileTable(Jdbi jdbi, PaymentFileRows fileRows) {
        this.jdbi = jdbi;
        this.fileRows = fileRows;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void lock() {
        jdbi.useHandle(
                handle -> handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.remediation.bank'))"));
    }

    @Override
    public Optional<String> known(String name, String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT name FROM bank_file WHERE name = :name OR sha256 = :sha256 ORDER BY name = :name DESC LIMIT 1")
                .bind("name", name)
                .bind("sha256", sha256)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public Map<String, Ordered> ordered(Collection<String> references) {
        Map<String, Ordered> ordered = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT p.* FROM payment p JOIN payment_run r ON r.id = p.run
                        WHERE p.end_to_end_id = ANY(:references) AND r.state = 'EXPORTED'
                        """)
                .bindArray("references", String.class, references.toArray())
                .map((row, context) ->
                        new Ordered(new PlanId(row.getObject("plan", UUID.class)), PaymentRows.payment(row)))
                .forEach(one -> ordered.put(one.payment().endToEndId().value(), one)));
        return ordered;
    }

    @Override
    public Optional<String> contentOf(String messageId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM payment_file WHERE message_id = :message AND message_id <> ''")
                .bind("message", messageId)
                .map((row, context) -> fileRows.file(row).content())
                .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(TakenBankFile file, List<BankWord> words) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO bank_file (name, format, sha256, taken_by, taken_at)
                            VALUES (:name, :format, :sha256, :takenBy, :takenAt)
                            """)
                    .bind("name", file.name())
                    .bind("format", file.format().name())
                    .bind("sha256", file.sha256())
                    .bind("takenBy", file.takenBy())
                    .bind("takenAt", file.takenAt().atOffset(ZoneOffset.UTC))
                    .execute();
            if (!words.isEmpty()) {
                addWords(handle, file.name(), words);
            }
        });
    }

    private static void addWords(Handle handle, String file, List<BankWord> words) {
        PreparedBatch answers = handle.prepareBatch("""
                INSERT INTO bank_answer (file, place, plan, line, end_to_end_id, state, code, words, with_its_file)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        PreparedBatch states =
                handle.prepareBatch("UPDATE payment SET bank_state = ? WHERE end_to_end_id = ? AND NOT withdrawn");
        int place = 0;
        for (BankWord word : words) {
            place++;
            String reference = word.payment().endToEndId().value();
            answers.add(
                    file,
                    place,
                    word.plan().value(),
                    word.payment().line().value(),
                    reference,
                    word.state().name(),
                    word.code(),
                    word.words(),
                    word.withItsFile());
            states.add(word.state().name(), reference);
        }
        answers.execute();
        states.execute();
    }

    @Override
    @Transactional
    public List<TakenBankFile> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM bank_file ORDER BY taken_at DESC, name")
                .map((row, context) -> file(handle, row))
                .list());
    }

    private static TakenBankFile file(Handle handle, ResultSet row) throws SQLException {
        String name = row.getString("name");
        Map<BankState, Integer> counts = new EnumMap<>(BankState.class);
        handle.createQuery("SELECT state, count(*) AS answers FROM bank_answer WHERE file = ? GROUP BY state")
                .bind(0, name)
                .map((answer, context) ->
                        Map.entry(BankState.valueOf(answer.getString("state")), answer.getInt("answers")))
                .forEach(answer -> counts.put(answer.getKey(), answer.getValue()));
        return new TakenBankFile(
                name,
                BankUpload.Format.valueOf(row.getString("format")),
                row.getString("sha256"),
                row.getString("taken_by"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                counts);
    }

    @Override
    public Map<String, Reason> reasons(PlanId plan) {
        return jdbi.withHandle(handle ->
                reasons(handle.createQuery(REASONS.formatted("a.plan = :plan")).bind("plan", plan.value())));
    }

    @Override
    public Map<String, Reason> reasons(PlanId plan, Collection<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle ->
                reasons(handle.createQuery(REASONS.formatted("a.plan = :plan AND a.end_to_end_id = ANY(:references)"))
                        .bind("plan", plan.value())
                        .bindArray("references", String.class, references.toArray())));
    }

    private static Map<String, Reason> reasons(Query query) {
        Map<String, Reason> reasons = new HashMap<>();
        query.map((row, context) -> Map.entry(
                        row.getString("end_to_end_id"),
                        new Reason(
                                BankState.valueOf(row.getString("state")),
                                row.getString("code"),
                                row.getString("words"),
                                row.getBoolean("with_its_file"))))
                .forEach(reason -> reasons.put(reason.getKey(), reason.getValue()));
        return reasons;
    }
}
