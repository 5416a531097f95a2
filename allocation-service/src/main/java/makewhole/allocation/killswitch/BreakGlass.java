package makewhole.allocation.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The stop that needs neither database nor API: a file named {@code halt} in a directory that is looked at in every
 * publish. Its first line says why. A directory that is configured but cannot be read halts as well, and so does a
 * link that leads nowhere: the kubelet may be just about to write what it leads to.
 */
@ApplicationScoped
class BreakGlass {
    private static final Logger LOG = Logger.getLogger(BreakGlass.class);
    private static final String HALT = "halt";
    private static final int LONGEST_REASON = 500;

    private final Optional<Path> directory;

    BreakGlass(@ConfigProperty(name = "makewhole.break-glass.directory") Optional<Path> directory) {
        this.directory = directory;
    }

    /** Why everything is halted on this replica; empty if it is not. */
    Optional<String> halted() {
        return directory.flatMap(BreakGlass::look);
    }

    private static Optional<String> look(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.endsWith(HALT)).findFirst().map(BreakGlass::reason);
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.errorf(unreadable, "event=break-glass-unreadable directory=%s", directory);
            return Optional.of("the break-glass directory cannot be read");
        }
    }

    private static String reason(Path halt) {
        String there = "the break-glass file '%s' is there".formatted(HALT);
        try (BufferedReader file = Files.newBufferedReader(halt)) {
            char[] begin = new char[LONGEST_REASON];
            int length = file.read(begin);
            String said = length < 0
                    ? ""
                    : new String(begin, 0, length)
                            .lines()
                            .findFirst()
                            .orElse("")
                            .strip();
            return said.isEmpty() ? there : "%s: %s".formatted(there, said);
        } catch (IOException unreadable) {
            return there;
        }
    }
}
