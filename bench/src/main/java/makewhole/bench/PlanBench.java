package makewhole.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import makewhole.bench.PlanCalls.Run;
import makewhole.remediation.testing.GeneratedIncident;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Ports;
import makewhole.suite.machine.Service;
import makewhole.suite.machine.ServiceAlone;
import makewhole.suite.machine.StoryClock;

/** A plan of many findings with daily interest, from its draft to the files for the bank, in a heap of 1 GiB. */
final class PlanBench implements Bench {
    private static final Instant DISCOVERED = Instant.parse("2026-09-21T09:00:00Z");
    private static final int DEALS = 2_000;
    private static final int WARM = 100;
    private static final int QUICK_DEALS = 10;
    private static final int INVESTORS_AT_ONCE = 50_000;
    private static final double LONGEST_SECONDS = 40;
    private static final double NANOS_IN_A_SECOND = 1e9;
    private static final long MEBIBYTE = 1L << 20;

    private final Path home;

    PlanBench(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String title() {
        return "Plan of a large incident";
    }

    @Override
    public String how() {
        return """
                One packaged remediation-service with -Xmx1g and real PostgreSQL with fsync, both on this machine. A made-up \
                incident of %,d deals with %d findings each, four cash flows and a closed window in every deal, daily interest. \
                The plan is worked out, stored and answered for (draft), then read back and digested (freeze); each is one \
                request and one transaction. Then one line is explained, the authority read as other services read it, the plan \
                released and paid: every due line booked, a payment run proposed, its pain.001 files written and sealed. A plan \
                of %,d findings goes before, to warm up.""".formatted(DEALS, GeneratedIncident.OF_A_DEAL, WARM * GeneratedIncident.OF_A_DEAL);
    }

    @Override
    public List<Measured> measure(boolean quick) {
        Path data = BenchSuite.emptyFolder(home, "plan");
        // Rates are confirmed through the payment day only, and nothing is paid on a day that is over.
        StoryClock clock = new StoryClock(data.resolve("clock-offset"), DISCOVERED, Clock.systemUTC());
        Map<String, String> settings = Map.of(
                "MAKEWHOLE_CLOCK_OFFSET_FILE", clock.file().toAbsolutePath().toString());
        try (ServiceAlone service =
                        ServiceAlone.start(Service.REMEDIATION, home, data, Ports.parse("0,0,0"), settings);
                PlanCalls calls = new PlanCalls(service)) {
            GeneratedIncident warm = new GeneratedIncident("W", quick ? QUICK_DEALS : WARM);
            calls.freezes(calls.drafts(incident(service, calls, warm)));
            GeneratedIncident measured = new GeneratedIncident("M", quick ? QUICK_DEALS : DEALS);
            String incident = incident(service, calls, measured);
            vacuum(service);
            return measure(calls, measured, incident);
        }
    }

    private static List<Measured> measure(PlanCalls calls, GeneratedIncident measured, String incident) {
        int findings = measured.findings();
        List<Measured> rows = new ArrayList<>();
        try (HeapUse heap = new HeapUse(calls::heap)) {
            Timed<String> plan = Timed.of(() -> calls.drafts(incident));
            Timed<String> digest = Timed.of(() -> calls.freezes(plan.result()));
            double stored = plan.seconds() + digest.seconds();
            rows.add(Measured.against(
                    "≤ %.0f s".formatted(LONGEST_SECONDS),
                    stored <= LONGEST_SECONDS,
                    "%,d findings planned, stored and frozen".formatted(findings),
                    "%.1f s".formatted(stored)));
            rows.add(row("… drafted and stored", plan.seconds(), findings));
            rows.add(row("… read back, digested and frozen", digest.seconds(), findings));
            rows.add(Measured.against(
                    "≤ 1 GiB",
                    heap.most() <= MEBIBYTE << 10,
                    "… most in the heap until then, garbage and all",
                    "%,d MiB".formatted(heap.most() / MEBIBYTE)));
            rows.add(Measured.forComparison(
                    "… the last line explained",
                    "%.0f ms"
                            .formatted(seconds(() -> calls.explains(plan.result(), "L-%04d".formatted(findings)))
                                    * 1_000)));
            rows.add(row(
                    "… authority read",
                    Timed.of(() -> calls.authority(plan.result())).seconds(),
                    findings));
            calls.approve(plan.result(), digest.result());
            rows.add(row(
                    "… released, everything due booked",
                    seconds(() -> calls.releases(plan.result(), digest.result())),
                    findings));
            Timed<Run> run = Timed.of(() -> calls.proposes(plan.result()));
            int payments = run.result().payments();
            rows.add(row("… %,d payments proposed".formatted(payments), run.seconds(), payments));
            rows.add(row("… and written as pain.001", seconds(() -> calls.exports(run.result())), payments));
            rows.add(Measured.forComparison("… most in the heap in all", "%,d MiB".formatted(heap.most() / MEBIBYTE)));
        }
        return rows;
    }

    private static Measured row(String what, double seconds, int number) {
        return Measured.forComparison(what, "%.1f s, %,.0f/s".formatted(seconds, number / seconds));
    }

    /** Brings the records of the firm in by the front door, and decides the scope behind it. */
    private static String incident(ServiceAlone service, PlanCalls calls, GeneratedIncident generated) {
        calls.imports("distributions", generated.distributions());
        calls.imports("valuations", generated.valuations());
        for (int from = 0; from < generated.investors(); from += INVESTORS_AT_ONCE) {
            int to = Math.min(generated.investors(), from + INVESTORS_AT_ONCE);
            calls.imports("investors", generated.investors(from, to));
        }
        String incident = calls.declares();
        try (Connection owner = service.database()) {
            generated.decide(owner, incident);
        } catch (SQLException refused) {
            throw new CannotGoOnException("The findings could not be stored: " + refused.getMessage(), refused);
        }
        return incident;
    }

    private static void vacuum(ServiceAlone service) {
        try (Connection owner = service.database();
                var statement = owner.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        } catch (SQLException refused) {
            throw new CannotGoOnException("The database could not be tidied: " + refused.getMessage(), refused);
        }
    }

    private static double seconds(Runnable work) {
        return Timed.of(() -> {
                    work.run();
                    return "";
                })
                .seconds();
    }

    private record Timed<T>(T result, double seconds) {
        static <T> Timed<T> of(Supplier<T> work) {
            long began = System.nanoTime();
            T result = work.get();
            return new Timed<>(result, (System.nanoTime() - began) / NANOS_IN_A_SECOND);
        }
    }
}
