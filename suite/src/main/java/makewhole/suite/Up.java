package makewhole.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.suite.machine.Debtor;
import makewhole.suite.machine.Installation;
import makewhole.suite.machine.Jvm;
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.story.Narrator;

/** {@code up}: an empty suite for a person's own deals, whose data lasts across restarts. */
final class Up {
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "JPY", "CHF");

    private final Path home;
    private final CommandLine line;
    private final Narrator narrator;

    Up(Path home, CommandLine line, Narrator narrator) {
        this.home = home;
        this.line = line;
        this.narrator = narrator;
    }

    void run() {
        Path data = line.dataDirectory().orElse(home.resolve("target/makewhole-data"));
        Installation installation = new Installation(
                home,
                data,
                data.resolve("mails"),
                line.ports(),
                Optional.empty(),
                "",
                CURRENCIES.stream().map(Debtor::ofAFictionalFirm).toList(),
                Jvm.SMALL_AND_QUICK);
        RunningSuite suite = RunningSuite.of(installation, narrator);
        RunUntilStopped whole = new RunUntilStopped(suite, narrator);
        whole.run(() -> {
            Stream.of("", "Makewhole is up. Its data is in %s and lasts across restarts.".formatted(data))
                    .forEach(narrator::say);
            Addresses.tell(suite, narrator);
            whole.stay();
        });
    }
}
