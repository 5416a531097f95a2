package makewhole.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** On what, and when, something was measured. */
record Machine(Instant at, String processor, int cores, long memoryMebibytes, String system, String java) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long KIBIBYTES_IN_A_MEBIBYTE = 1024;

    /** This machine. What the system does not tell is "unknown" or 0. */
    static Machine thisOne(Instant at) {
        return new Machine(
                at,
                line(PROCESSORS, "model name").orElse("unknown"),
                Runtime.getRuntime().availableProcessors(),
                line(MEMORY, "MemTotal")
                        .map(total -> Long.parseLong(total.replace(" kB", "")) / KIBIBYTES_IN_A_MEBIBYTE)
                        .orElse(0L),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                System.getProperty("java.vm.version"));
    }

    String markdown() {
        return "%s · %s, %d cores, %d MiB · %s · Java %s"
                .formatted(at, processor, cores, memoryMebibytes, system, java);
    }

    private static Optional<String> line(Path file, String name) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
