package makewhole.allocation.killswitch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What the kill switch tells those who watch: the alert rules are written with these names. */
@Singleton
class SwitchMeters {
    private static final String ENGAGED = "makewhole.kill.switch.engaged";
    private static final String NOT_CONFIRMABLE = "makewhole.kill.switch.not.confirmable";
    private static final Duration ENGAGE_GOAL = Duration.ofMillis(250);
    private static final Duration ENGAGE_BOUND = Duration.ofMillis(2_500);
    private static final Duration CHECK_GOAL = Duration.ofMillis(1);

    private final MeterRegistry registry;
    private final Map<Scope.Kind, AtomicLong> engaged = new EnumMap<>(Scope.Kind.class);
    private final AtomicLong unreadable;
    private final AtomicLong undrained;
    private final AtomicLong unconfirmedReplicas;
    private final Timer engaging;
    private final Timer checking;

    SwitchMeters(MeterRegistry registry, BreakGlass breakGlass) {
        this.registry = registry;
        for (Scope.Kind kind : Scope.Kind.values()) {
            engaged.put(kind, gauge(ENGAGED, "scope", kind.name()));
        }
        // Looked at when it is read, so that it is true on a day when nothing else here is.
        Gauge.builder(ENGAGED, () -> breakGlass.halted().isPresent() ? 1 : 0)
                .tag("scope", "BREAK_GLASS")
                .register(registry);
        unreadable = gauge(NOT_CONFIRMABLE, "what", "switch");
        undrained = gauge(NOT_CONFIRMABLE, "what", "engagement");
        unconfirmedReplicas = gauge(NOT_CONFIRMABLE, "what", "replica");
        engaging = Timer.builder("makewhole.kill.switch.engage")
                .description("An engage call, from its begin until publishers are drained")
                .serviceLevelObjectives(ENGAGE_GOAL, ENGAGE_BOUND)
                .register(registry);
        checking = Timer.builder("makewhole.kill.switch.check")
                .description("Taking a share of the lock and reading the switch, inside a publishing transaction")
                .serviceLevelObjectives(CHECK_GOAL)
                .register(registry);
    }

    <T> T engaging(Supplier<T> call) {
        return engaging.record(call);
    }

    <T> T checking(Supplier<T> check) {
        return checking.record(check);
    }

    void refused(Scope.Kind scope) {
        Counter.builder("makewhole.kill.switch.refused")
                .description("Attempts that the switch refused")
                .tag("scope", scope.name())
                .register(registry)
                .increment();
    }

    void readable(List<Engagement> inForce) {
        engaged.forEach((kind, count) -> count.set(inForce.stream()
                .filter(engagement -> engagement.scope().kind() == kind)
                .count()));
        unreadable.set(0);
    }

    /** What cannot be read counts as engaged, and nobody can confirm it. */
    void unreadable() {
        engaged.values().forEach(count -> count.updateAndGet(last -> Math.max(1, last)));
        unreadable.set(1);
    }

    void notConfirmed(long engagements, long replicas) {
        undrained.set(engagements);
        unconfirmedReplicas.set(replicas);
    }

    private AtomicLong gauge(String name, String tag, String value) {
        return registry.gauge(name, Tags.of(tag, value), new AtomicLong());
    }
}
