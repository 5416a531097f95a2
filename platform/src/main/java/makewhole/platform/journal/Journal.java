package makewhole.platform.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The append-only record of every change of state. Entries are written in the transaction of the change; one chainer at
 * a time numbers and hashes those that are committed, so a late commit takes a later place and is never skipped.
 */
@ApplicationScoped
public class Journal {
    static final String GENESIS = "sha256:" + "0".repeat(64);
    private static final int MOST_CHAINED_AT_ONCE = 10_000;
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final String CHAINED = """
            SELECT l.position, e.happened_at, e.event, e.about_kind, e.about_id, e.subject, e.reason, e.facts,
                   l.previous_hash, l.hash
            FROM journal_link l JOIN journal_entry e ON e.id = l.entry_id
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final ObjectMapper json;

    Journal(Jdbi jdbi, InstantSource clock, ObjectMapper json) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.json = json;
    }

    /** Writes an entry. There must be a transaction: the entry is true exactly if that commits. */
    @Transactional(TxType.MANDATORY)
    public void append(JournalEntry entry) {
        append(List.of(entry));
    }

    /** Writes entries in this order, as one statement. There must be a transaction, as for one entry. */
    @Transactional(TxType.MANDATORY)
    public void append(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO journal_entry (happened_at, event, about_kind, about_id, subject, reason, facts)
                        SELECT :at, event, about_kind, about_id, subject, reason, facts::jsonb
                        FROM unnest(:events, :aboutKinds, :aboutIds, :subjects, :reasons, :facts) WITH ORDINALITY
                            AS given (event, about_kind, about_id, subject, reason, facts, place)
                        ORDER BY place
                        """)
                .bind("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .bindArray("events", String.class, all(entries, JournalEntry::event))
                .bindArray("aboutKinds", String.class, all(entries, JournalEntry::aboutKind))
                .bindArray("aboutIds", String.class, all(entries, JournalEntry::aboutId))
                .bindArray("subjects", String.class, all(entries, JournalEntry::subject))
                .bindArray("reasons", String.class, all(entries, JournalEntry::reason))
                .bindArray("facts", String.class, all(entries, entry -> write(entry.facts())))
                .execute());
    }

    private static List<String> all(List<JournalEntry> entries, Function<JournalEntry, String> part) {
        return entries.stream().map(part).toList();
    }

    /** The chained entries after a position, in order. Chains first what has been committed since. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<ChainedEntry> after(long position, int limit) {
        chainCommitted();
        return jdbi.withHandle(handle -> chainedAfter(handle, position, limit));
    }

    /** Works every hash out anew, from the first entry to the last. */
    @Transactional(TxType.REQUIRES_NEW)
    public JournalVerification verify() {
        chainCommitted();
        return jdbi.withHandle(handle -> {
            String previous = GENESIS;
            long expected = 1;
            while (true) {
                List<ChainedEntry> page = chainedAfter(handle, expected - 1, MOST_CHAINED_AT_ONCE);
                if (page.isEmpty()) {
                    return JournalVerification.intact(expected - 1, previous);
                }
                for (ChainedEntry entry : page) {
                    if (entry.position() != expected
                            || !entry.previousHash().equals(previous)
                            || !entry.hash().equals(entry.expectedHash())) {
                        return JournalVerification.brokenAt(expected);
                    }
                    previous = entry.hash();
                    expected++;
                }
            }
        });
    }

    private void chainCommitted() {
        jdbi.useHandle(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.journal.chain'))");
            // A statement of its own after the lock, so that it sees what the chainer before has committed.
            long position = 0;
            String previous = GENESIS;
            var head = handle.createQuery("SELECT position, hash FROM journal_link ORDER BY position DESC LIMIT 1")
                    .map((row, context) -> Map.entry(row.getLong("position"), row.getString("hash")))
                    .findOne();
            if (head.isPresent()) {
                position = head.get().getKey();
                previous = head.get().getValue();
            }
            PreparedBatch links = handle.prepareBatch(
                    "INSERT INTO journal_link (position, entry_id, previous_hash, hash) VALUES (?, ?, ?, ?)");
            for (Unchained unchained : unchained(handle)) {
                position++;
                ChainedEntry entry = unchained.at(position, previous).sealed();
                previous = entry.hash();
                links.bind(0, position)
                        .bind(1, unchained.id())
                        .bind(2, entry.previousHash())
                        .bind(3, entry.hash())
                        .add();
            }
            links.execute();
        });
    }

    private List<Unchained> unchained(Handle handle) {
        return handle.createQuery("""
                        SELECT e.id, 0 AS position, e.happened_at, e.event, e.about_kind, e.about_id, e.subject, e.reason,
                               e.facts, '' AS previous_hash, '' AS hash
                        FROM journal_entry e LEFT JOIN journal_link l ON l.entry_id = e.id
                        WHERE l.entry_id IS NULL ORDER BY e.id LIMIT :most
                        """)
                .bind("most", MOST_CHAINED_AT_ONCE)
                .map((row, context) -> new Unchained(row.getLong("id"), entry(row)))
                .list();
    }

    private List<ChainedEntry> chainedAfter(Handle handle, long position, int limit) {
        return handle.createQuery(CHAINED + "WHERE l.position > :after ORDER BY l.position LIMIT :most")
                .bind("after", position)
                .bind("most", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    private ChainedEntry entry(ResultSet row) throws SQLException {
        return new ChainedEntry(
                row.getLong("position"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("event"),
                row.getString("about_kind"),
                row.getString("about_id"),
                row.getString("subject"),
                row.getString("reason"),
                read(row.getString("facts")),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private String write(Map<String, String> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private Map<String, String> read(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private record Unchained(long id, ChainedEntry entry) {
        ChainedEntry at(long position, String previousHash) {
            return new ChainedEntry(
                    position,
                    entry.at(),
                    entry.event(),
                    entry.aboutKind(),
                    entry.aboutId(),
                    entry.subject(),
                    entry.reason(),
                    entry.facts(),
                    previousHash,
                    "");
        }
    }
}
