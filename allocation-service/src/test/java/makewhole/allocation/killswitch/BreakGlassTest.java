package makewhole.allocation.killswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory is laid out as the kubelet mounts a ConfigMap: links through {@code ..data} to a folder per version. */
class BreakGlassTest {
    @TempDir
    Path mounted = Path.of("");

    @Test
    void a_config_map_without_the_key_halts_nothing() throws IOException {
        version("..2026_11_25_09_00_00.1");
        assertThat(halted()).isEmpty();
    }

    @Test
    void a_config_map_with_the_key_halts_and_says_why() throws IOException {
        Path version = version("..2026_11_25_09_00_00.1");
        Files.writeString(version.resolve("halt"), "wrong caps in D-7, says Ada\nsecond line");
        Files.createSymbolicLink(mounted.resolve("halt"), Path.of("..data/halt"));
        assertThat(halted()).contains("the break-glass file 'halt' is there: wrong caps in D-7, says Ada");
    }

    @Test
    void an_empty_value_halts_as_well() throws IOException {
        Path version = version("..2026_11_25_09_00_00.1");
        Files.createFile(version.resolve("halt"));
        Files.createSymbolicLink(mounted.resolve("halt"), Path.of("..data/halt"));
        assertThat(halted()).contains("the break-glass file 'halt' is there");
    }

    @Test
    void a_new_version_of_the_config_map_is_seen_at_once_and_while_it_is_swapped_it_halts() throws IOException {
        Path first = version("..2026_11_25_09_00_00.1");
        Files.writeString(first.resolve("halt"), "why");
        Files.createSymbolicLink(mounted.resolve("halt"), Path.of("..data/halt"));
        version("..2026_11_25_09_01_00.2");
        assertThat(halted())
                .as("the link leads nowhere now, but is still there")
                .isPresent();
        Files.delete(mounted.resolve("halt"));
        assertThat(halted()).isEmpty();
    }

    @Test
    void other_keys_halt_nothing() throws IOException {
        Path version = version("..2026_11_25_09_00_00.1");
        Files.writeString(version.resolve("halted-before"), "no");
        Files.createSymbolicLink(mounted.resolve("halted-before"), Path.of("..data/halted-before"));
        assertThat(halted()).isEmpty();
    }

    @Test
    void a_directory_that_is_not_there_halts_and_none_at_all_does_not() {
        assertThat(new BreakGlass(Optional.of(mounted.resolve("gone"))).halted())
                .contains("the break-glass directory cannot be read");
        assertThat(new BreakGlass(Optional.empty()).halted()).isEmpty();
    }

    private Optional<String> halted() {
        return new BreakGlass(Optional.of(mounted)).halted();
    }

    /** As the kubelet writes one: the folder first, then {@code ..data} is moved over in one step. */
    private Path version(String name) throws IOException {
        Path version = Files.createDirectory(mounted.resolve(name));
        Path next = Files.createSymbolicLink(mounted.resolve("..data_tmp"), Path.of(name));
        Files.move(
                next, mounted.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return version;
    }
}
