package makewhole.allocation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.killswitch.Engagement;
import makewhole.allocation.killswitch.Halt;
import makewhole.allocation.killswitch.KillSwitch;
import makewhole.allocation.killswitch.RecordRefusal;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import org.jboss.logging.Logger;

/** Turns an engaged switch into a refusal, and keeps a record of every one. */
@ApplicationScoped
class SwitchGuard {
    private static final Logger LOG = Logger.getLogger(SwitchGuard.class);

    private final KillSwitch killSwitch;
    private final RecordRefusal recordRefusal;

    SwitchGuard(KillSwitch killSwitch, RecordRefusal recordRefusal) {
        this.killSwitch = killSwitch;
        this.recordRefusal = recordRefusal;
    }

    /** Refuses early what is halted already, before anything is computed. What it lets pass may still be refused. */
    void look(DealId deal, Optional<VersionName> with) {
        refuse(killSwitch.read(deal, with));
    }

    /** Refuses what is halted; what it lets pass cannot be halted before the running transaction ends. */
    void pass(DealId deal, Optional<VersionName> with) {
        refuse(killSwitch.lockAndRead(deal, with));
    }

    /**
     * Runs {@code attempt} and records, in a transaction of its own, if the switch refused it. If it fails and the
     * switch cannot be read either, the switch counts as engaged and has refused it.
     */
    <T> T recording(DealId deal, String subject, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof Refusal.KillSwitchEngaged engaged) {
                record(deal, subject, engaged);
            }
            throw refused;
        } catch (RuntimeException failed) {
            killSwitch.unreadable().map(SwitchGuard::refused).ifPresent(unknown -> {
                record(deal, subject, unknown);
                RefusedException refused = new RefusedException(unknown);
                refused.addSuppressed(failed);
                throw refused;
            });
            throw failed;
        }
    }

    /** A refusal stands even if it cannot be written down. */
    private void record(DealId deal, String subject, Refusal.KillSwitchEngaged engaged) {
        try {
            recordRefusal.of(deal, engaged.scope(), engaged.incident(), subject);
        } catch (RuntimeException unwritable) {
            LOG.errorf(unwritable, "event=refusal-not-recorded deal=%s incident=%s", deal, engaged.incident());
        }
    }

    private static void refuse(Optional<Halt> halt) {
        halt.map(SwitchGuard::refused).ifPresent(engaged -> {
            throw new RefusedException(engaged);
        });
    }

    private static Refusal.KillSwitchEngaged refused(Halt halt) {
        Engagement engagement = halt.engagement();
        return new Refusal.KillSwitchEngaged(
                engagement.scope(), engagement.incident(), engagement.reason(), engagement.since(), halt.others());
    }
}
