package makewhole.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.bench.NoticeCalls.Batch;
import makewhole.suite.machine.Ports;
import makewhole.suite.machine.Service;
import makewhole.suite.machine.ServiceAlone;

/** Notices from their rows to an SMTP sink, beside what a raw load generator reaches with the same sink. */
final class NoticeBench implements Bench {
    private static final int PER_SECOND = 500;
    private static final int PER_SECOND_WITH_STATEMENT = 60;
    private static final double OF_RAW = 0.2;
    private static final int RAW_MESSAGES = 20_000;
    private static final int WHOLE = 100_000;
    private static final int WHOLE_WITH_STATEMENT = 3_000;
    private static final int WARM_UP = 3_000;
    private static final int WARM_UP_WITH_STATEMENT = 600;
    private static final int QUICK = 300;
    private static final int SESSIONS = 4;
    private static final double NANOS_IN_A_SECOND = 1e9;

    private final Path home;
    private final Consumer<String> progress;

    /**
     * A measurement.
     *
     * @param home the root of the built tree
     * @param progress is told how far it is, since all of it takes some minutes
     */
    NoticeBench(Path home, Consumer<String> progress) {
        this.home = home;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public String title() {
        return "Notices to an SMTP sink";
    }

    @Override
    public String how() {
        return """
                One packaged notification-service, real PostgreSQL with fsync, and smtp-sink of Debian's package postfix, all \
                on this machine. A batch comes in as NDJSON, is checked, rendered, stored and approved, and is done when every \
                notice was accepted and is recorded as sent; the time is that of all of it. smtp-source is measured in the \
                same run: as many sessions, messages of the same size. %,d notices go before, to warm up, with the statement %,d.""".formatted(WARM_UP, WARM_UP_WITH_STATEMENT);
    }

    @Override
    public List<Measured> measure(boolean quick) {
        Optional<Postfix> found = Postfix.find();
        if (found.isEmpty()) {
            return List.of(Measured.forComparison(
                    "NOT MEASURED: there is no smtp-sink here; install Debian's package postfix, or unpack it and set"
                            + " POSTFIX_HOME",
                    "-"));
        }
        List<Measured> rows = new ArrayList<>();
        int port = freePort();
        try (Postfix.Running _ = found.get().sink(port)) {
            rows.addAll(measure(Kind.PLAIN, port, found.get(), quick));
            rows.addAll(measure(Kind.WITH_STATEMENT, port, found.get(), quick));
        }
        return rows;
    }

    private List<Measured> measure(Kind kind, int port, Postfix postfix, boolean quick) {
        int notices = quick ? QUICK : kind.notices;
        Path data = BenchSuite.emptyFolder(home, "notices-" + kind.statement);
        Ports ports = Ports.parse("0,0,0");
        Map<String, String> settings = Map.of(
                "MAKEWHOLE_NOTICES_STATEMENT",
                kind.statement,
                "MAKEWHOLE_RECIPIENT_ADDRESS",
                "https://care.northgate.example",
                "QUARKUS_MAILER_PORT",
                String.valueOf(port),
                "QUARKUS_MAILER_START_TLS",
                "disabled");
        try (PlanStub plans = new PlanStub(ports.of(Service.REMEDIATION));
                ServiceAlone service = ServiceAlone.start(Service.NOTIFICATION, home, data, ports, settings);
                NoticeCalls calls = new NoticeCalls(service, plans, progress)) {
            int warmUp = Math.min(kind.warmUp, notices);
            progress.accept("warming up with %,d notices%s".formatted(warmUp, kind.words));
            calls.finished(calls.approved(calls.upload(rows(data, warmUp), warmUp)));
            double raw = postfix.raw(port, Math.min(RAW_MESSAGES, notices * 5), calls.bytesOfAMail(), SESSIONS);
            progress.accept(
                    "smtp-source reaches %.0f messages/s; now %,d notices%s".formatted(raw, notices, kind.words));
            Path rows = rows(data, notices);
            long began = System.nanoTime();
            Batch batch = calls.upload(rows, notices);
            double uploaded = secondsSince(began);
            progress.accept("stored after %.1f s".formatted(uploaded));
            calls.approved(batch);
            double approved = secondsSince(began);
            progress.accept("approved after %.1f s".formatted(approved));
            calls.finished(batch);
            return rows(kind, notices, new Seconds(uploaded, approved, secondsSince(began)), raw);
        }
    }

    /** How long a batch took, from its first byte on. */
    private record Seconds(double uploaded, double approved, double all) {}

    private static List<Measured> rows(Kind kind, int notices, Seconds took, double raw) {
        double sending = notices / (took.all - took.approved);
        String ofRaw = "%.2f".formatted(sending / raw);
        return List.of(
                Measured.against(
                        "≥ %d notices/s".formatted(kind.goal),
                        notices / took.all >= kind.goal,
                        "%,d notices, rendered, stored, approved and sent%s".formatted(notices, kind.words),
                        "%.0f notices/s".formatted(notices / took.all)),
                Measured.forComparison(
                        "… until all are checked, rendered and stored", "%.1f s".formatted(took.uploaded)),
                Measured.forComparison("… until they are approved", "%.1f s".formatted(took.approved)),
                Measured.forComparison("… until all are sent", "%.1f s".formatted(took.all)),
                Measured.forComparison("… sending alone", "%.0f notices/s".formatted(sending)),
                Measured.forComparison("… smtp-source in the same run", "%.0f messages/s".formatted(raw)),
                kind == Kind.PLAIN
                        ? Measured.against(
                                "≥ %.1f".formatted(OF_RAW),
                                sending >= OF_RAW * raw,
                                "… of what smtp-source reaches",
                                ofRaw)
                        : Measured.forComparison("… of what smtp-source reaches", ofRaw));
    }

    /** What goes with each notice, and what is expected of it. */
    private enum Kind {
        PLAIN("none", "", WHOLE, WARM_UP, PER_SECOND),
        WITH_STATEMENT(
                "attached",
                ", with the PDF statement",
                WHOLE_WITH_STATEMENT,
                WARM_UP_WITH_STATEMENT,
                PER_SECOND_WITH_STATEMENT);

        private final String statement;
        private final String words;
        private final int notices;
        private final int warmUp;
        private final int goal;

        Kind(String statement, String words, int notices, int warmUp, int goal) {
            this.statement = statement;
            this.words = words;
            this.notices = notices;
            this.warmUp = warmUp;
            this.goal = goal;
        }
    }

    private static Path rows(Path data, int notices) {
        Path file = data.resolve("rows-%d.ndjson".formatted(notices));
        try (var writer = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= notices; i++) {
                writer.write(PlanStub.row(i));
                writer.write('\n');
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return file;
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / NANOS_IN_A_SECOND;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
