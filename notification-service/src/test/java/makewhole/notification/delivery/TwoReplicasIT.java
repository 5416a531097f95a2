package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.PackagedReplica;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.PackagedService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two packaged replicas send from one database; one of them is killed or frozen at every step of handing a message over.
 * What counts is what has arrived: nobody is told twice, and whoever has not been told is waiting or in doubt. To start a
 * replica takes longer than all the rest, so the one that is left over by a test is the first one of the next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoReplicasIT {
    private static final int NOTICES = 60;
    /** By one replica at a time: as many as its connections take in a group each. */
    private static final int MOST_TAKEN = 32;

    private static final int NOTICES_FOR_TWO = 240;
    private static final int PATIENCE_SECONDS = 180;

    /** Where the first replica is when it dies. */
    enum Step {
        BEFORE_THE_CONNECTION("CONN"),
        BEFORE_THE_MESSAGE("DATA"),
        AFTER_THE_MESSAGE("."),
        AFTER_THE_ANSWER(".");

        private final String command;

        Step(String command) {
            this.command = command;
        }
    }

    /** A replica, and what it alone hands its mail to: it holds or cuts a connection, and stands before the real server. */
    private record Sender(PackagedService replica, ScriptedMailServer mail) {
        void close() {
            replica.close();
            mail.close();
        }
    }

    private final EmbeddedDatabase database = new EmbeddedDatabase();
    private final Remediation remediation = new Remediation(0);
    private final Mailbox sink = new Mailbox(0);
    private final List<Sender> senders = new ArrayList<>();
    private Map<String, String> settings = Map.of();
    private CountDownLatch reached = new CountDownLatch(1);
    private CountDownLatch over = new CountDownLatch(1);
    private PackagedService first;
    private ScriptedMailServer mail;
    private boolean ended;

    @BeforeAll
    void startDatabase() {
        settings = database.start();
    }

    @BeforeEach
    void start() {
        reached = new CountDownLatch(1);
        over = new CountDownLatch(1);
        if (senders.isEmpty()) {
            startReplica();
        }
        first = senders.getFirst().replica();
        mail = senders.getFirst().mail();
        mail.forget();
        sink.empty();
    }

    /** Whoever started last is left over, alive and well; and is not, should the test have failed. */
    @AfterEach
    void stop() {
        over.countDown();
        while (senders.size() > 1) {
            senders.removeFirst().close();
        }
        if (!ended) {
            senders.forEach(Sender::close);
            senders.clear();
        }
        ended = false;
    }

    @AfterAll
    void stopDatabase() {
        senders.forEach(Sender::close);
        remediation.close();
        sink.close();
        database.stop();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whenever_a_replica_is_killed_nobody_is_told_twice_and_nobody_is_lost(Step step) throws Exception {
        try (Connection owner = owner()) {
            mail.on(step.command, to -> {
                if (step == Step.AFTER_THE_ANSWER) {
                    keepFromCommitting(owner);
                    reached.countDown();
                    return "250 taken";
                }
                reached.countDown();
                hold();
                return ScriptedMailServer.HANG_UP;
            });
            String batch = approved();
            assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            if (step != Step.AFTER_THE_ANSWER) {
                // The second one works beside the first, and then alone.
                startReplica();
            }
            first.kill();
            letCommit(owner);
            if (step == Step.AFTER_THE_ANSWER) {
                startReplica();
            }
            JsonPath settled = await(batch, state -> count(state, "SENT") + count(state, "UNCERTAIN") == NOTICES);
            assertThat(count(settled, "UNCERTAIN"))
                    .as("what the first had taken")
                    .isBetween(1, MOST_TAKEN);
            assertThat(arrived()).doesNotHaveDuplicates();
            assertThat(arrived()).as("whoever counts as told has been told").containsAll(recipients(batch, "SENT"));

            settleDoubtsByTheServersLog(batch);
            assertThat(count(awaitDone(batch), "SENT")).isEqualTo(NOTICES);
            assertThat(arrived()).hasSize(NOTICES).doesNotHaveDuplicates();
        }
        ended = true;
    }

    @Test
    void two_replicas_take_notices_of_one_batch_at_the_same_moment_and_nobody_is_told_twice() throws Exception {
        startReplica();
        CountDownLatch bothAtWork = new CountDownLatch(senders.size());
        for (Sender sender : senders) {
            AtomicBoolean here = new AtomicBoolean();
            sender.mail().on("DATA", to -> {
                if (!here.getAndSet(true)) {
                    bothAtWork.countDown();
                }
                waitFor(bothAtWork);
                return "354 go on";
            });
        }
        // What they have taken before they meet is the smaller part; for the rest they reach side by side.
        String batch = approved(NOTICES_FOR_TWO);
        assertThat(count(awaitDone(batch), "SENT")).isEqualTo(NOTICES_FOR_TWO);
        assertThat(senders)
                .allSatisfy(sender -> assertThat(sender.mail().received()).isNotEmpty());
        assertThat(arrived()).hasSize(NOTICES_FOR_TWO).doesNotHaveDuplicates();
        ended = true;
    }

    @Test
    void a_replica_that_wakes_up_after_its_notices_were_given_to_another_one_sends_none_of_them() throws Exception {
        mail.on("RCPT", to -> {
            reached.countDown();
            hold();
            return "250 ok";
        });
        String batch = approved();
        assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        first.freeze();
        int said = first.log().length();
        startReplica();
        await(batch, state -> count(state, "SENT") + count(state, "UNCERTAIN") == NOTICES);
        settleDoubtsByTheServersLog(batch);
        awaitDone(batch);
        over.countDown();
        first.thaw();
        // It is at work again when it has said what became of its attempts: nothing, as they are over.
        await(batch, state -> first.log().substring(said).contains("event=late-answer"));
        assertThat(mail.received()).isEmpty();
        assertThat(arrived()).hasSize(NOTICES).doesNotHaveDuplicates();
        assertThat(count(report(batch), "SENT")).isEqualTo(NOTICES);
        ended = true;
    }

    @Test
    void a_replica_that_freezes_in_the_middle_of_a_transaction_keeps_no_notice_from_the_others() throws Exception {
        try (Connection owner = owner()) {
            mail.on(".", to -> {
                if (firstToGetHere()) {
                    keepFromCommitting(owner);
                }
                return "250 taken";
            });
            String batch = approved();
            awaitSomebodyWaitingForTheJournal(owner);
            first.freeze();
            int said = first.log().length();
            owner.rollback();
            startReplica();
            await(batch, state -> count(state, "SENT") + count(state, "UNCERTAIN") == NOTICES);
            settleDoubtsByTheServersLog(batch);
            awaitDone(batch);
            first.thaw();
            // It is at work again when it has learned that its transaction is over.
            await(batch, state -> first.log().substring(said).contains("idle-in-transaction timeout"));
            assertThat(arrived()).hasSize(NOTICES).doesNotHaveDuplicates();
        }
        ended = true;
    }

    private void startReplica() {
        ScriptedMailServer own = ScriptedMailServer.inFrontOf(sink.port());
        senders.add(new Sender(
                PackagedReplica.start(PackagedService.SHORT_LIVED, settings, own.port(), remediation.port()), own));
        // Whoever started last is asked: the first one may be dead.
        RestAssured.port = senders.getLast().replica().port();
    }

    private String approved() {
        return approved(NOTICES);
    }

    private String approved(int notices) {
        Rows rows = Rows.of(notices);
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        approve(batch).statusCode(200);
        return batch.getString("batch");
    }

    /** To whom messages have arrived, by the real server; each has an id of its own. */
    private List<String> arrived() {
        List<MimeMessage> messages = sink.messages();
        assertThat(messages).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
        return messages.stream().map(TwoReplicasIT::recipient).toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** As a person does: the log of the mail server says what arrived. */
    private void settleDoubtsByTheServersLog(String batch) {
        List<String> arrived = arrived();
        for (JsonPath notice : notices(batch, "UNCERTAIN")) {
            boolean told = arrived.contains(notice.getString("recipient.email"));
            as("operations-1")
                    .body(Map.of(
                            "outcome", told ? "SENT" : "NOT_SENT",
                            "reason", told ? "the server has it" : "the server has no trace of it",
                            "evidence", "log of the mail server"))
                    .post("/v1/notices/{notice}/settlement", notice.getString("notice"))
                    .then()
                    .statusCode(200);
        }
    }

    private static List<String> recipients(String batch, String state) {
        return notices(batch, state).stream()
                .map(notice -> notice.getString("recipient.email"))
                .toList();
    }

    private static List<JsonPath> notices(String batch, String state) {
        return as("audit-1")
                .get("/v1/batches/{batch}/notices", batch)
                .jsonPath()
                .getList("items.findAll{it.state=='%s'}.notice".formatted(state), String.class)
                .stream()
                .map(id -> as("audit-1").get("/v1/notices/{notice}", id).jsonPath())
                .toList();
    }

    private Connection owner() throws SQLException {
        Connection owner = DriverManager.getConnection(
                setting("makewhole.database.url"),
                setting("makewhole.database.owner"),
                setting("makewhole.database.owner-password"));
        owner.setAutoCommit(false);
        return owner;
    }

    private String setting(String name) {
        return Optional.ofNullable(settings.get(name)).orElseThrow();
    }

    /** From now on nothing gets into the journal, so that no change of state can be committed; unless that is over. */
    private void keepFromCommitting(Connection owner) {
        synchronized (TwoReplicasIT.class) {
            if (over.getCount() == 0) {
                return;
            }
            try (Statement lock = owner.createStatement()) {
                lock.execute("LOCK TABLE journal_entry IN EXCLUSIVE MODE");
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    /** What a replica has said before it was killed may arrive later, and keeps nobody any more. */
    private void letCommit(Connection owner) throws SQLException {
        synchronized (TwoReplicasIT.class) {
            over.countDown();
            owner.rollback();
        }
    }

    /** Until a transaction has taken notices and waits for the journal. */
    private static void awaitSomebodyWaitingForTheJournal(Connection owner) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (waitingForTheJournal(owner) == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static int waitingForTheJournal(Connection owner) throws SQLException {
        synchronized (TwoReplicasIT.class) {
            try (Statement look = owner.createStatement();
                    ResultSet found = look.executeQuery("""
                            SELECT count(*) FROM pg_locks WHERE relation = 'journal_entry'::regclass AND NOT granted
                            """)) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    private synchronized boolean firstToGetHere() {
        boolean first = reached.getCount() > 0;
        reached.countDown();
        return first;
    }

    private void hold() {
        waitFor(over);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("what was waited for has not happened");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
