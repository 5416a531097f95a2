package makewhole.notification.batch.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * The body of an upload, put into a file while it comes in, so that it is never in memory.
 *
 * @param file deleted when the request is over, also if nobody looked at it because something else was wrong
 * @param digest of the body
 */
record UploadedRows(Path file, String digest) {
    private static final Logger LOG = Logger.getLogger(UploadedRows.class);

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            LOG.errorf(undeletable, "event=upload-not-deleted file=%s", file);
        }
    }

    /** Reads bodies of rows; without it the JSON reader would take lines of JSON for its own. */
    @Provider
    @Consumes({"application/x-ndjson", "text/csv"})
    static class Reader implements MessageBodyReader<UploadedRows> {
        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == UploadedRows.class;
        }

        @Override
        public UploadedRows readFrom(
                Class<UploadedRows> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream body)
                throws IOException {
            Path file = Files.createTempFile("rows", ".upload");
            // Of a million customers: names, addresses, amounts. They lie there for no longer than the request.
            CurrentRequestManager.get().registerCompletionCallback(over -> delete(file));
            try (DigestOutputStream out = new DigestOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(file)), MessageDigest.getInstance("SHA-256"))) {
                body.transferTo(out);
                out.flush();
                return new UploadedRows(
                        file,
                        "sha256:"
                                + HexFormat.of()
                                        .formatHex(out.getMessageDigest().digest()));
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }
}
