package makewhole.allocation.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import org.jboss.logging.Logger;

/** Tells what is halted. A state that is unknown or cannot be read counts as engaged. */
@ApplicationScoped
public class KillSwitch {
    private static final Logger LOG = Logger.getLogger(KillSwitch.class);
    private static final UUID NO_ID = new UUID(0, 0);

    private final Engagements engagements;
    private final PublishersLock lock;
    private final BreakGlass breakGlass;
    private final InstantSource clock;

    KillSwitch(Engagements engagements, PublishersLock lock, BreakGlass breakGlass, InstantSource clock) {
        this.engagements = engagements;
        this.lock = lock;
        this.breakGlass = breakGlass;
        this.clock = clock;
    }

    /**
     * Takes a share of the publishers' lock and only then reads the switch: what it says holds until the running
     * transaction ends, because nobody's engage call returns before that.
     *
     * @param with the version that is to be published with; empty for a correction
     */
    public Optional<Engagement> lockAndRead(DealId deal, Optional<VersionName> with) {
        lock.share();
        return read(deal, with);
    }

    /** What halts a deal at this moment; without the lock it may not hold a moment later. */
    public Optional<Engagement> read(DealId deal, Optional<VersionName> with) {
        Optional<Engagement> broken = breakGlass();
        if (broken.isPresent()) {
            return broken;
        }
        try {
            return engagements.engaged().stream()
                    .filter(engagement -> engagement.scope().halts(deal, with))
                    .findFirst();
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "event=kill-switch-unreadable deal=%s", deal);
            return Optional.of(halting("UNKNOWN", "the state of the kill switch cannot be read", "kill-switch"));
        }
    }

    /** All engagements, the oldest first; a halt by break-glass file is the last. */
    public List<Engagement> all() {
        List<Engagement> all = new ArrayList<>(engagements.all());
        breakGlass().ifPresent(all::add);
        return all;
    }

    private Optional<Engagement> breakGlass() {
        return breakGlass.halted().map(reason -> halting("BREAK-GLASS", reason, "break-glass"));
    }

    private Engagement halting(String incident, String reason, String by) {
        return new Engagement(
                NO_ID,
                new Scope.Everything(),
                incident,
                reason,
                by,
                Optional.empty(),
                clock.instant(),
                EngagementState.ENGAGED,
                Optional.empty(),
                Optional.empty());
    }
}
