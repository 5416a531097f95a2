package makewhole.allocation.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Engages the switch: once a call has returned, nothing in its scope is published on any replica. */
@ApplicationScoped
public class EngageKillSwitch {
    private final Engagements engagements;
    private final PublishersLock lock;
    private final Journal journal;
    private final InstantSource clock;

    EngageKillSwitch(Engagements engagements, PublishersLock lock, Journal journal, InstantSource clock) {
        this.engagements = engagements;
        this.lock = lock;
        this.journal = journal;
        this.clock = clock;
    }

    /** Who engages what, and why. */
    public record Order(Scope scope, String incident, String reason, String subject, Optional<String> onBehalfOf) {}

    /**
     * Commits what {@code committing} does, which is to {@link #record} orders in a transaction, and then waits until
     * every publisher is through that may not have seen it. They hold the lock for milliseconds; never for a
     * computation.
     */
    public <T> T engage(Supplier<T> committing) {
        T committed = committing.get();
        lock.drain();
        return committed;
    }

    /** Writes down an engagement, in the running transaction; the same scope and incident give the same one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Engagement record(Order order) {
        Engagement wanted = new Engagement(
                UUID.randomUUID(),
                order.scope(),
                order.incident(),
                order.reason(),
                order.subject(),
                order.onBehalfOf(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                EngagementState.ENGAGED,
                Optional.empty(),
                Optional.empty());
        Engagement engaged = engagements.add(wanted);
        if (engaged.id().equals(wanted.id())) {
            journal.append(JournalEntry.of("kill-switch-engaged", "engagement", engaged.id(), order.subject())
                    .because(order.reason())
                    .with("scope", order.scope())
                    .with("incident", order.incident())
                    .with("onBehalfOf", order.onBehalfOf().orElse("")));
        }
        return engaged;
    }
}
