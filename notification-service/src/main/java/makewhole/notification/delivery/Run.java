package makewhole.notification.delivery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.ProvenDigests;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.NotAsApproved;
import makewhole.notification.delivery.SendOutcome.NotTried;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;

/** One run over a batch, over several connections. The first mismatch or trouble on one of them ends it on all. */
final class Run {
    private final SendBatch.Rest rest;
    private final InstantSource clock;
    private final ProvenDigests proven;
    private final Reach reach;
    private final Lease turn;
    private final AtomicBoolean goOn = new AtomicBoolean(true);

    /** @param turn after which no other group is taken */
    Run(SendBatch.Rest rest, InstantSource clock, ProvenDigests proven, Lease turn) {
        this.rest = rest;
        this.clock = clock;
        this.proven = proven;
        this.turn = turn;
        reach = new Reach(clock);
    }

    Reach reach() {
        return reach;
    }

    boolean goesOn() {
        return goOn.get() && turn.holds();
    }

    /** Sends a group one by one; whatever happens, each has an outcome. */
    List<Tried> send(MailServer.Connection connection, List<Claim> group, Lease lease) {
        List<Tried> tried = new ArrayList<>(group.size());
        for (Claim claim : group) {
            SendOutcome outcome =
                    goOn.get() && lease.allowsAnother() ? sendOne(connection, claim, lease) : new NotTried();
            tried.add(new Tried(claim, outcome));
        }
        return tried;
    }

    private SendOutcome sendOne(MailServer.Connection connection, Claim claim, Lease lease) {
        SendOutcome outcome = mismatch(claim)
                .<SendOutcome>map(NotAsApproved::new)
                .orElseGet(() -> connection.send(claim.notice(), claim.to(), lease::holds));
        if (outcome instanceof Accepted) {
            rest.end();
        }
        if (outcome instanceof ServerTrouble) {
            rest.begin(clock.instant());
        }
        if (outcome instanceof ServerTrouble || outcome instanceof NotAsApproved) {
            goOn.set(false);
        }
        return outcome;
    }

    /** Why the notice is not to be sent, if it is not. */
    private Optional<String> mismatch(Claim claim) {
        Notice notice = claim.notice();
        if (!notice.isWrittenForItsRecipient()) {
            return Optional.of("the words of the notice were written for somebody else");
        }
        // What was proven may be hours old by now: the digest beside the notice may have been rewritten with it.
        return notice.digest().equals(claim.digest()) && proven.include(notice.position(), claim.digest())
                ? Optional.empty()
                : Optional.of("the notice is not what was rendered and approved");
    }
}
