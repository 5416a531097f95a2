package makewhole.suite.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Replica;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Answer;

/**
 * A stream of publications that never ends: each thread offers a deal with a ten-line book and tries to publish it,
 * again and again, until it is published; then the next. It pauses for nobody, least of all for a refusal.
 */
final class Publications implements AutoCloseable {
    private static final int LINES = 10;
    private static final int CREATED = 201;

    private final Staff staff;
    private final List<Replica> replicas;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReferenceArray<String> current;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final List<String> surprises = new CopyOnWriteArrayList<>();

    Publications(Staff staff, List<Replica> replicas, int publishers) {
        this.staff = staff;
        this.replicas = replicas;
        this.current = new AtomicReferenceArray<>(publishers);
        for (int i = 0; i < publishers; i++) {
            int number = i;
            current.set(i, deal(number, 0));
            threads.add(Thread.ofPlatform().daemon().name("publisher-" + i).start(() -> publishOnAndOn(number)));
        }
    }

    long attempts() {
        return attempts.get();
    }

    long published() {
        return published.get();
    }

    long refused() {
        return refused.get();
    }

    /** Attempts whose answer never came, as that of a replica which was killed. */
    long unanswered() {
        return unanswered.get();
    }

    /** Answers that are neither a publication nor a refusal that may come. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** A deal that one of the threads tries to publish just now. */
    String underWay(int publisher) {
        return current.get(publisher % current.length());
    }

    /** Ends the stream; an attempt that is under way is finished. */
    @Override
    public void close() {
        stopped.set(true);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishOnAndOn(int publisher) {
        int turn = publisher;
        for (int number = 0; !stopped.get(); number++) {
            String deal = deal(publisher, number);
            boolean offered = false;
            boolean done = false;
            current.set(publisher, deal);
            while (!done && !stopped.get()) {
                Replica replica = replicas.get(turn % replicas.size());
                try {
                    if (!offered) {
                        offered = offer(replica, deal);
                    }
                    done = offered && publish(replica, deal);
                } catch (CannotGoOnException noAnswer) {
                    unanswered.incrementAndGet();
                    turn++;
                }
            }
        }
    }

    private boolean offer(Replica replica, String deal) {
        Answer answer = staff.operations(replica).post(Service.ALLOCATION, "/v1/deals", book(deal));
        if (answer.status() == CREATED || answer.problem().equals("deal-exists")) {
            return true;
        }
        surprises.add(answer.request() + " " + answer.text());
        return false;
    }

    private boolean publish(Replica replica, String deal) {
        attempts.incrementAndGet();
        Answer answer = staff.operations(replica)
                .post(Service.ALLOCATION, "/v1/deals/%s/allocations".formatted(deal), Map.of());
        if (answer.status() == CREATED) {
            published.incrementAndGet();
            return true;
        }
        switch (answer.problem()) {
            case "kill-switch-engaged", "publishing-timed-out" -> refused.incrementAndGet();
            case "deal-already-allocated" -> {
                return true;
            }
            default -> surprises.add(answer.request() + " " + answer.text());
        }
        return false;
    }

    private static String deal(int publisher, int number) {
        return "L-%d-%d".formatted(publisher, number);
    }

    static Map<String, Object> book(String deal) {
        List<Map<String, Object>> commitments = IntStream.range(0, LINES)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "investor", "INV-" + i,
                        "requested", "%d.00".formatted(100 + i),
                        "weight", "%d.00".formatted(10 + i * i),
                        "committedAt", "2026-09-01T10:%02d:00Z".formatted(i)))
                .toList();
        return Map.of(
                "deal", deal,
                "name", "Deal " + deal,
                "currency", "USD",
                "unitPrice", "1",
                "allocationAmount", "500.00",
                "closedOn", "2026-09-01",
                "fundedOn", "2026-09-03",
                "correctionWindowEndsOn", "2026-10-01",
                "commitments", commitments);
    }
}
