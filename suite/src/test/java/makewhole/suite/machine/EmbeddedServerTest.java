package makewhole.suite.machine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import makewhole.suite.CannotGoOnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void data_of_another_major_version_is_named_and_left_alone() throws IOException {
        Files.writeString(folder.resolve("PG_VERSION"), "16\n");
        assertThatThrownBy(() -> EmbeddedServer.start(folder, "secret", folder.resolve("log")))
                .isInstanceOf(CannotGoOnException.class)
                .hasMessageContaining("written by PostgreSQL 16, this is PostgreSQL 18");
    }
}
