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
    private static final int WITH_STATEMENT = 6_000;
    private static final int WARM_UP = 3_000;
    private static final int QUICK = 300;
    private static final int SESSIONS = 4;
    private static final double NANOS_IN_A_SECOND = 1e9;

    private final Path home;

    NoticeBench(Path home) {
        this.home = home;
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
                same run: as many sessions, messages of the same size. %d notices go before, to warm up.""".formatted(WARM_UP);
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
            rows.addAll(measure("notices-plain", "none", port, found.get(), quick ? QUICK : WHOLE, PER_SECOND));
            rows.addAll(measure(
                    "notices-statement",
                    "attached",
                    port,
                    found.get(),
                    quick ? QUICK : WITH_STATEMENT,
                    PER_SECOND_WITH_STATEMENT));
        }
        return rows;
    }

    private List<Measured> measure(String folder, String statement, int port, Postfix postfix, int notices, int goal) {
        Path data = BenchSuite.emptyFolder(home, folder);
        Ports ports = Ports.parse("0,0,0");
        Map<String, String> settings =
                Map.of("MAKEWHOLE_NOTICES_STATEMENT", statement, "QUARKUS_MAILER_PORT", String.valueOf(port));
        try (PlanStub plans = new PlanStub(ports.of(Service.REMEDIATION));
                ServiceAlone service = ServiceAlone.start(Service.NOTIFICATION, home, data, ports, settings);
                NoticeCalls calls = new NoticeCalls(service, plans)) {
            calls.finished(
                    calls.approved(calls.upload(rows(data, Math.min(WARM_UP, notices)), Math.min(WARM_UP, notices))));
            double raw = postfix.raw(port, Math.min(RAW_MESSAGES, notices * 5), calls.bytesOfAMail(), SESSIONS);
            Path rows = rows(data, notices);
            long began = System.nanoTime();
            Batch batch = calls.upload(rows, notices);
            double uploaded = secondsSince(began);
            calls.approved(batch);
            double approved = secondsSince(began);
            calls.finished(batch);
            double all = secondsSince(began);
            String what = statement.equals("none") ? "" : ", with the PDF statement";
            return List.of(
                    Measured.against(
                            "≥ %d notices/s".formatted(goal),
                            notices / all >= goal,
                            "%,d notices, rendered, stored, approved and sent%s".formatted(notices, what),
                            "%.0f notices/s".formatted(notices / all)),
                    Measured.forComparison(
                            "… until all are checked, rendered and stored", "%.1f s".formatted(uploaded)),
                    Measured.forComparison("… until they are approved", "%.1f s".formatted(approved)),
                    Measured.forComparison("… until all are sent", "%.1f s".formatted(all)),
                    Measured.forComparison("… sending alone", "%.0f notices/s".formatted(notices / (all - approved))),
                    Measured.forComparison("… smtp-source in the same run", "%.0f messages/s".formatted(raw)),
                    statement.equals("none")
                            ? Measured.against(
                                    "≥ %.1f".formatted(OF_RAW),
                                    notices / (all - approved) >= OF_RAW * raw,
                                    "… of what smtp-source reaches",
                                    "%.2f".formatted(notices / (all - approved) / raw))
                            : Measured.forComparison(
                                    "… of what smtp-source reaches",
                                    "%.2f".formatted(notices / (all - approved) / raw)));
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
