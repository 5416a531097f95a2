package makewhole.allocation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.killswitch.Engagement;
import makewhole.allocation.killswitch.KillSwitch;
import makewhole.allocation.killswitch.RecordRefusal;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/** Turns an engaged switch into a refusal, and keeps a record of every one. */
@ApplicationScoped
class SwitchGuard {
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

    /** Runs {@code attempt} and records, in a transaction of its own, if the switch refused it. */
    <T> T recording(DealId deal, String subject, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof Refusal.KillSwitchEngaged engaged) {
                recordRefusal.of(deal, engaged.scope(), engaged.incident(), subject);
            }
            throw refused;
        }
    }

    private static void refuse(Optional<Engagement> halting) {
        if (halting.isPresent()) {
            Engagement engagement = halting.get();
            throw new RefusedException(new Refusal.KillSwitchEngaged(
                    engagement.scope(), engagement.incident(), engagement.reason(), engagement.since()));
        }
    }
}
