package makewhole.suite.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Replica;
import makewhole.suite.machine.Replicas;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Answer;
import makewhole.suite.rest.Person;

/**
 * Engages and releases the kill switch, over and over and in every kind of scope, while a stream of publications goes
 * on at all replicas; counts in the database whether anything in scope was published after an engage call had returned.
 *
 * <p>A benchmark runs it as it is:
 *
 * <pre>{@code
 * try (Replicas replicas = Replicas.start(home, data, 3);
 *         SwitchUnderLoad load = SwitchUnderLoad.begin(replicas, 12, Clock.systemUTC())) {
 *     load.cycleUntil(() -> load.attempts() >= 100_000);
 *     System.out.println(load.end());
 * }
 * }</pre>
 */
public final class SwitchUnderLoad implements AutoCloseable {
    private static final String ACTIVE_VERSION = "proration-2";
    private static final Duration HOLD = Duration.ofMillis(60);

    private final Staff staff;
    private final Publications publications;
    private final Connection database;
    private final PublishedRows rows;
    private final InstantSource clock;
    private final List<Replica> usable;
    private final List<Duration> engaging = new ArrayList<>();
    private final Map<String, Integer> engagements = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private int cycles;

    private SwitchUnderLoad(Replicas replicas, int publishers, InstantSource clock) throws SQLException {
        this.staff = new Staff(replicas);
        this.database = replicas.database();
        this.rows = new PublishedRows(database);
        this.clock = clock;
        this.usable = new ArrayList<>(replicas.all());
        this.publications = new Publications(staff, replicas.all(), publishers);
    }

    /** Starts the stream of publications. */
    public static SwitchUnderLoad begin(Replicas replicas, int publishers, InstantSource clock) {
        try {
            return new SwitchUnderLoad(replicas, publishers, clock);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** An engagement in force; what must stay as it is while it is. */
    public record InForce(SwitchScope scope, String id, Instant returned, long published) {}

    public long attempts() {
        return publications.attempts();
    }

    /** From now on nobody engages or releases at this replica; publications go on trying it. */
    public void avoid(Replica replica) {
        usable.remove(replica);
    }

    /** It may be used again. */
    public void use(Replica replica) {
        usable.add(replica);
    }

    /** Engages, holds and releases until it is enough. */
    public void cycleUntil(BooleanSupplier enough) {
        while (!enough.getAsBoolean()) {
            InForce inForce = engage(nextScope());
            LockSupport.parkNanos(HOLD.toNanos());
            release(inForce);
        }
    }

    /** Goes on until every kind of scope has been engaged, held and released so many times more. */
    public void cycleThroughEachKind(int times) {
        Map<String, Integer> before = Map.copyOf(engagements);
        cycleUntil(() -> SwitchScope.KINDS.stream()
                .allMatch(kind -> engagements.getOrDefault(kind, 0) >= before.getOrDefault(kind, 0) + times));
    }

    /** Engages at one of the replicas; from its return on, what is published in the scope is counted. */
    public InForce engage(SwitchScope scope) {
        Person legal = staff.legal(next());
        long begun = System.nanoTime();
        Answer engaged = legal.post(
                        Service.ALLOCATION,
                        "/v1/kill-switch/engagements",
                        Map.of("scope", scope.json(), "incident", "INC-" + cycles, "reason", "a rehearsal"))
                .orEnd("The switch could not be engaged");
        Instant returned = clock.instant();
        engaging.add(Duration.ofNanos(System.nanoTime() - begun));
        engagements.merge(scope.kind(), 1, Integer::sum);
        return new InForce(scope, engaged.json().path("id").asText(), returned, rows.in(scope));
    }

    /** Sees that nothing has been published in its scope since, and has it released by two persons. */
    public void release(InForce inForce) {
        long published = rows.in(inForce.scope());
        Instant releasing = clock.instant();
        long committed = rows.committed(inForce.scope(), inForce.returned(), releasing);
        if (published != inForce.published() || committed != 0) {
            violations.add("%s: %d published when engage returned, %d when released, %d committed in between"
                    .formatted(inForce, inForce.published(), published, committed));
        }
        Replica replica = next();
        String path = "/v1/kill-switch/engagements/%s/".formatted(inForce.id());
        Map<String, String> reason = Map.of("reason", "the rehearsal goes on");
        staff.legal(replica)
                .post(Service.ALLOCATION, path + "release-request", reason)
                .orEnd("The release could not be requested");
        staff.operations(replica)
                .post(Service.ALLOCATION, path + "release-confirmation", reason)
                .orEnd("The release could not be confirmed");
    }

    /** Offers a deal with a ten-line book at one of the replicas. */
    public void offer(String deal) {
        staff.operations(next())
                .post(Service.ALLOCATION, "/v1/deals", Publications.book(deal))
                .orEnd("The deal could not be offered");
    }

    /** Tries to publish a deal at one replica. */
    public Answer publish(String deal, Replica at) {
        return staff.operations(at).post(Service.ALLOCATION, "/v1/deals/%s/allocations".formatted(deal), Map.of());
    }

    /** An engagement as a replica describes it. */
    public Answer describe(InForce inForce, Replica at) {
        return staff.legal(at)
                .get(Service.ALLOCATION, "/v1/kill-switch/engagements/" + inForce.id())
                .orEnd("The engagement could not be read");
    }

    /** Ends the stream and tells what came out. */
    public SwitchReport end() {
        publications.close();
        return new SwitchReport(
                publications.attempts(),
                publications.published(),
                publications.refused(),
                publications.unanswered(),
                engaging.stream().sorted().toList(),
                List.copyOf(violations),
                publications.surprises());
    }

    @Override
    public void close() {
        publications.close();
        staff.close();
        try {
            database.close();
        } catch (SQLException unclosable) {
            throw new CannotGoOnException("The connection could not be closed", unclosable);
        }
    }

    private SwitchScope nextScope() {
        cycles++;
        return switch (cycles % SwitchScope.KINDS.size()) {
            case 0 -> SwitchScope.all();
            case 1 -> SwitchScope.version(ACTIVE_VERSION);
            default -> SwitchScope.deal(publications.underWay(cycles));
        };
    }

    private Replica next() {
        return usable.get(cycles % usable.size());
    }
}
