package makewhole.allocation.deal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.platform.digest.Digests;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A body that waits on disk, with its digest. A transaction begins only when all of it is there: a caller who sends
 * slowly, or breaks off, holds no connection to the database.
 */
final class SpooledUpload implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SpooledUpload.class);
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final String digest;

    private SpooledUpload(Path file, String digest) {
        this.file = file;
        this.digest = digest;
    }

    /**
     * Reads a body to its end.
     *
     * @throws RefusedException if it is larger than {@code mostBytes}
     */
    static SpooledUpload of(InputStream body, long mostBytes) {
        @Nullable Path file = null;
        try {
            file = Files.createTempFile("upload-", ".part");
            return new SpooledUpload(file, copy(body, file, mostBytes));
        } catch (IOException broken) {
            delete(file);
            throw new UncheckedIOException(broken);
        } catch (RuntimeException refused) {
            delete(file);
            throw refused;
        }
    }

    /** The digest of a file that is there already. */
    static String digest(Path file) {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream digested = Digests.digesting(content)) {
            digested.transferTo(OutputStream.nullOutputStream());
            return Digests.written(digested);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String digest() {
        return digest;
    }

    InputStream open() {
        return open(file);
    }

    static InputStream open(Path file) {
        try {
            return new BufferedInputStream(Files.newInputStream(file), CHUNK);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        delete(file);
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException undeletable) {
                LOG.warnf(undeletable, "event=upload-not-deleted file=%s", file);
            }
        }
    }

    private static String copy(InputStream body, Path file, long mostBytes) throws IOException {
        try (OutputStream kept = Files.newOutputStream(file)) {
            DigestInputStream digested = Digests.digesting(body);
            byte[] chunk = new byte[CHUNK];
            long size = 0;
            for (int read = digested.read(chunk); read >= 0; read = digested.read(chunk)) {
                size += read;
                if (size > mostBytes) {
                    throw new RefusedException(new Refusal.UploadTooLarge(mostBytes));
                }
                kept.write(chunk, 0, read);
            }
            return Digests.written(digested);
        }
    }
}
