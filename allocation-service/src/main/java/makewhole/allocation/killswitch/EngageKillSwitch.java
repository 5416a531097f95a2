package makewhole.allocation.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.killswitch.EngagementHistory.Step;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.jboss.logging.Logger;

/** Engages the switch: once a call has returned, nothing in its scope is published on any replica. */
@ApplicationScoped
public class EngageKillSwitch {
    private static final Logger LOG = Logger.getLogger(EngageKillSwitch.class);

    private final Engagements engagements;
    private final EngagementHistory history;
    private final PublishersLock lock;
    private final SwitchConnections connections;
    private final SwitchMeters meters;
    private final Journal journal;
    private final InstantSource clock;

    EngageKillSwitch(
            Engagements engagements,
            EngagementHistory history,
            PublishersLock lock,
            SwitchConnections connections,
            SwitchMeters meters,
            Journal journal,
            InstantSource clock) {
        this.engagements = engagements;
        this.history = history;
        this.lock = lock;
        this.connections = connections;
        this.meters = meters;
        this.journal = journal;
        this.clock = clock;
    }

    /** Who engages what, and why. */
    public record Order(Scope scope, String incident, String reason, String subject, Optional<String> onBehalfOf) {}

    /**
     * Commits what {@code committing} does, which is to {@link #record} orders in a transaction, and then waits until
     * every publisher is through that may not have seen it. They hold the lock for milliseconds; never for a
     * computation. All of it runs on connections that publishers cannot use up.
     *
     * @throws RefusedException if it is engaged but could not be made sure that every publisher is through
     */
    public <T> T engage(Supplier<T> committing) {
        return meters.engaging(() -> connections.use(() -> {
            T committed = committing.get();
            drain();
            return committed;
        }));
    }

    /** Waits for publishers, and writes down for which engagements that was. */
    void drain() {
        try {
            List<UUID> undrained = history.undrained(Duration.ZERO);
            lock.drain();
            history.drained(undrained, clock.instant().truncatedTo(ChronoUnit.MICROS));
        } catch (RuntimeException notThrough) {
            LOG.errorf(notThrough, "event=kill-switch-not-drained");
            throw new RefusedException(new Refusal.EngagementNotConfirmed());
        }
    }

    /**
     * Writes down an engagement, in the running transaction. The same scope and incident give the same one while it is
     * in force; who engages it again, and why, is a step of its own, and a request to release it falls.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Engagement record(Order order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Engagement wanted = new Engagement(
                UUID.randomUUID(),
                order.scope(),
                order.incident(),
                order.reason(),
                order.subject(),
                order.onBehalfOf(),
                now,
                EngagementState.ENGAGED,
                Optional.empty(),
                Optional.empty());
        Engagement engaged = engagements.engage(wanted);
        String event = engaged.id().equals(wanted.id())
                ? "kill-switch-engaged"
                : EngagementState.MOVES
                        .event(EngagementState.ENGAGED, engaged.state())
                        .orElseThrow();
        history.add(engaged.id(), new Step(engaged.state(), now, order.subject(), order.onBehalfOf(), order.reason()));
        journal.append(JournalEntry.of(event, "engagement", engaged.id(), order.subject())
                .because(order.reason())
                .with("scope", order.scope())
                .with("incident", order.incident())
                .with("onBehalfOf", order.onBehalfOf().orElse("")));
        return engaged;
    }

    /** Whether an engagement is still what its engage call has said: engaged, and nobody has asked for its release. */
    public boolean stands(UUID engagement) {
        return engagements
                .find(engagement)
                .filter(found -> found.state() == EngagementState.ENGAGED)
                .isPresent();
    }
}
