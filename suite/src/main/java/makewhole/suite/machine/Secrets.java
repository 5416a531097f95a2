package makewhole.suite.machine;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random passwords of one installation, kept in a file that only its owner may read. */
final class Secrets {
    private static final int BYTES = 15;
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final Properties passwords = new Properties();
    private final SecureRandom random = new SecureRandom();

    /** The passwords in {@code file}; the file is made when the first one is drawn. */
    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** The password of {@code name}, drawn and kept if it is asked for the first time. */
    String of(String name) {
        return drawn(name, BYTES, Base64.getUrlEncoder().withoutPadding());
    }

    /** The key of {@code name}, 32 bytes in base 64, drawn and kept if it is asked for the first time. */
    String key(String name) {
        return drawn(name, KEY_BYTES, Base64.getEncoder());
    }

    private synchronized String drawn(String name, int length, Base64.Encoder encoder) {
        String known = passwords.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        String drawn = encoder.encodeToString(bytes);
        passwords.setProperty(name, drawn);
        keep();
        return drawn;
    }

    private void keep() {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                passwords.store(writer, "Passwords of this installation");
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
