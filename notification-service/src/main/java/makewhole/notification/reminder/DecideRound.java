package makewhole.notification.reminder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.ReminderRound;
import makewhole.notification.batch.ReminderRound.Standing;
import makewhole.notification.batch.ReminderRounds;

/** What becomes of a round whose day has come: by the day, and by how the batch stands whose recipients it reminds. */
@ApplicationScoped
class DecideRound {
    private final Batches batches;
    private final ReminderRounds rounds;
    private final CarryOutRound carryOut;

    @Inject
    DecideRound(Batches batches, ReminderRounds rounds, CarryOutRound carryOut) {
        this.batches = batches;
        this.rounds = rounds;
        this.carryOut = carryOut;
    }

    /** Makes the round, leaves it out, or lets it wait. Any exception means that it may succeed later. */
    void on(LocalDate today, ReminderRound round) {
        Batch batch = QuarkusTransaction.requiringNew()
                .call(() -> batches.get(round.batch()).orElseThrow());
        List<ReminderRound> all = QuarkusTransaction.requiringNew().call(() -> rounds.of(round.batch()));
        Standing standing = round.on(today, all);
        switch (batch.state()) {
            case CANCELLED -> carryOut.leaveOut(round, "the batch was called off");
            case AWAITING_APPROVAL, APPROVED, PAUSED, STOPPED -> {
                if (standing == Standing.LATE) {
                    carryOut.leaveOut(round, "the batch was " + batch.state() + " until the last day");
                }
            }
            case SENDING, DONE -> {
                switch (standing) {
                    case EARLY -> {}
                    case DUE -> carryOut.make(round, batch);
                    case OVERTAKEN -> carryOut.leaveOut(round, "a later one was due as well");
                    case LATE -> carryOut.leaveOut(round, "the last day had come");
                }
            }
        }
    }
}
