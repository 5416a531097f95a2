package makewhole.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import makewhole.suite.folder.Folder;
import makewhole.suite.folder.Incident;
import makewhole.suite.machine.Debtor;
import makewhole.suite.machine.Installation;
import makewhole.suite.machine.Jvm;
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.machine.StoryClock;
import makewhole.suite.story.Narrator;
import makewhole.suite.story.Results;
import makewhole.suite.story.Story;

/** {@code demo}: a fresh installation, on which the story of a folder is told from detection to post-mortem. */
final class Demo {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Path home;
    private final CommandLine line;
    private final Narrator narrator;
    private final InstantSource realTime;

    Demo(Path home, CommandLine line, Narrator narrator, InstantSource realTime) {
        this.home = home;
        this.line = line;
        this.narrator = narrator;
        this.realTime = realTime;
    }

    void run() {
        long start = System.nanoTime();
        Folder folder = Folder.read(line.data().orElse(home.resolve("suite/src/main/resources/scenario")));
        narrator.say("Makewhole tells the story of %s.".formatted(folder.directory()));
        Path out = line.out().orElse(home.resolve("target/demo"));
        Path data = dataFor(line.out());
        line.ports().requireFree();
        delete(data);
        StoryClock clock = new StoryClock(
                data.resolve("clock-offset"),
                folder.incident().discoveredOn().atTime(MORNING).toInstant(ZoneOffset.UTC),
                realTime);
        Results results = Results.in(out);
        RunningSuite suite = RunningSuite.of(installation(folder, data, results, clock), narrator);
        RunUntilStopped whole = new RunUntilStopped(suite, narrator);
        whole.run(() -> {
            try (HttpClient http = HttpClient.newHttpClient()) {
                new Story(suite, http, folder, clock, narrator, results).tell();
                narrator.say("");
                narrator.say("Done in %d s. Everything is in %s."
                        .formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds(), out));
                if (line.keep()) {
                    Addresses.tell(suite, narrator);
                    whole.stay();
                }
            }
        });
    }

    private Installation installation(Folder folder, Path data, Results results, StoryClock clock) {
        List<Debtor> debtors =
                folder.currencies().stream().map(Debtor::ofAFictionalFirm).toList();
        return new Installation(
                home,
                data,
                results.notices(),
                line.ports(),
                Optional.of(clock),
                firstStates(folder.incident().suspectedAlgorithm()),
                debtors,
                Jvm.SMALL_AND_QUICK);
    }

    /** Every folder of results has data of its own, so that two stories can be told at the same time. */
    private Path dataFor(Optional<Path> out) {
        Path target = home.resolve("target");
        return out.map(path -> path.toAbsolutePath().normalize().toString())
                .map(path -> target.resolve("demo-data-" + Integer.toHexString(path.hashCode())))
                .orElse(target.resolve("demo-data"));
    }

    /** As the story begins: the suspect is what allocates, the right version waits to be verified. */
    private static String firstStates(String suspect) {
        String states = "%s=ACTIVE,%s=CANDIDATE".formatted(suspect, Incident.RIGHT_VERSION);
        return suspect.equals(Incident.WRONG_VERSION) ? states : states + "," + Incident.WRONG_VERSION + "=RETIRED";
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        Installation.requireNotRunning(directory);
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
