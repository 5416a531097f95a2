package makewhole.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void a_password_is_drawn_once_and_lasts_across_restarts() {
        Path file = folder.resolve("passwords.properties");
        String drawn = new Secrets(file).of("account.legal-1");
        assertThat(new Secrets(file).of("account.legal-1")).isEqualTo(drawn).hasSizeGreaterThanOrEqualTo(20);
        assertThat(new Secrets(file).of("account.legal-2")).isNotEqualTo(drawn);
    }

    @Test
    void only_its_owner_may_read_the_file() throws IOException {
        Path file = folder.resolve("passwords.properties");
        new Secrets(file).of("account.legal-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
