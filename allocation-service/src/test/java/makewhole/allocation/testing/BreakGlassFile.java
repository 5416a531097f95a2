package makewhole.allocation.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the file that halts everything where the service looks for it, and takes it away. */
@ApplicationScoped
public class BreakGlassFile {
    private final Path directory;

    BreakGlassFile(@ConfigProperty(name = "makewhole.break-glass.directory") Path directory) {
        this.directory = directory;
    }

    public void put() throws IOException {
        Files.createFile(directory.resolve("halt"));
    }

    public void remove() throws IOException {
        Files.deleteIfExists(directory.resolve("halt"));
    }

    /** Makes the directory unreadable by taking it away. */
    public void removeDirectory() throws IOException {
        Files.delete(directory);
    }

    public void restoreDirectory() throws IOException {
        Files.createDirectories(directory);
    }
}
