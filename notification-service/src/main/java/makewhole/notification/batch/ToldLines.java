package makewhole.notification.batch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Which rows tell of which line with which template, in a file. The file is read once for each fifty thousand rows, so that a
 * million need no more memory than those.
 */
final class ToldLines implements AutoCloseable {
    private static final int AT_ONCE = 50_000;

    private final Path file;
    private final DataOutputStream out;
    private int rows;

    ToldLines() {
        try {
            file = Files.createTempFile("told", ".lines");
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * Takes the next row.
     *
     * @param notice the id, which follows from line and template
     */
    void add(UUID notice, int position) {
        try {
            out.writeLong(notice.getMostSignificantBits());
            out.writeLong(notice.getLeastSignificantBits());
            out.writeInt(position);
            rows++;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Hands on every row that tells again what an earlier one tells; nothing can be added any more. */
    void forEachAgain(IntConsumer position) {
        try {
            out.close();
            int parts = rows / AT_ONCE + 1;
            for (int part = 0; part < parts; part++) {
                forEachAgain(part, parts, position);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void forEachAgain(int part, int parts, IntConsumer again) throws IOException {
        Set<UUID> told = new HashSet<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int row = 0; row < rows; row++) {
                UUID notice = new UUID(in.readLong(), in.readLong());
                int position = in.readInt();
                if (Math.floorMod(notice.hashCode(), parts) == part && !told.add(notice)) {
                    again.accept(position);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
