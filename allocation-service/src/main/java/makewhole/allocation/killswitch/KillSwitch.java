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
    private final SwitchConnections connections;
    private final SwitchMeters meters;
    private final InstantSource clock;

    KillSwitch(
            Engagements engagements,
            PublishersLock lock,
            BreakGlass breakGlass,
            SwitchConnections connections,
            SwitchMeters meters,
            InstantSource clock) {
        this.engagements = engagements;
        this.lock = lock;
        this.breakGlass = breakGlass;
        this.connections = connections;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes a share of the publishers' lock and only then reads the switch: what it says holds until the running
     * transaction ends, because nobody's engage call returns before that.
     *
     * @param with the version that is to be published with; empty for a correction
     */
    public Optional<Halt> lockAndRead(DealId deal, Optional<VersionName> with) {
        return meters.checking(() -> {
            lock.share();
            return read(deal, with);
        });
    }

    /** What halts a deal at this moment; without the lock it may not hold a moment later. */
    public Optional<Halt> read(DealId deal, Optional<VersionName> with) {
        Optional<Engagement> broken = breakGlass();
        if (broken.isPresent()) {
            return broken.map(KillSwitch::alone);
        }
        try {
            List<Engagement> halting = engagements.engaged().stream()
                    .filter(engagement -> engagement.scope().halts(deal, with))
                    .toList();
            return halting.isEmpty() ? Optional.empty() : Optional.of(new Halt(halting.getFirst(), halting.size() - 1));
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "event=kill-switch-unreadable deal=%s", deal);
            return Optional.of(alone(unknown()));
        }
    }

    /** What halts everything because the switch cannot be read, as when there is no database; empty if it can. */
    public Optional<Halt> unreadable() {
        try {
            connections.use(engagements::engaged);
            return Optional.empty();
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "event=kill-switch-unreadable");
            return Optional.of(alone(unknown()));
        }
    }

    /** All that is in force and the latest of what was released, the oldest first; a break-glass halt is the last. */
    public List<Engagement> latest(int released) {
        List<Engagement> all = new ArrayList<>();
        try {
            all.addAll(engagements.latest(released));
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "event=kill-switch-unreadable");
            all.add(unknown());
        }
        breakGlass().ifPresent(all::add);
        return all;
    }

    /** Sets the gauges to what is in force just now. */
    void measure() {
        meters.readable(engagements.engaged());
    }

    private static Halt alone(Engagement engagement) {
        return new Halt(engagement, 0);
    }

    private Engagement unknown() {
        return halting("UNKNOWN", "the state of the kill switch cannot be read", "kill-switch");
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
