package makewhole.platform.csv;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * A long file that is given out while it is made. Whoever receives it sees whether it is whole: if making it fails, the
 * answer is a problem as long as nothing has been sent, and is broken off after that. It is never ended as if that were
 * all there is.
 */
public record StreamedFile(Content content) implements StreamingOutput {
    /** Writes the file. It may close the stream, as writers do when they are closed; that ends nothing. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream output) throws IOException;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        boolean whole = false;
        try {
            content.writeTo(new LeftOpen(output));
            whole = true;
        } finally {
            if (!whole) {
                breakOff();
            }
        }
        output.close();
    }

    /**
     * Otherwise the problem that the failure becomes would be sent behind what was sent, and the answer end in due form.
     * Nothing can be sent any more once this returns.
     */
    private static void breakOff() {
        HttpServerRequest request = CurrentRequestManager.get().serverRequest().unwrap(HttpServerRequest.class);
        if (request.response().headWritten()) {
            request.connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Also a writer that is closed because of an exception would end the answer in due form. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream output) {
            super(output);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            out.write(content, from, length);
        }

        @Override
        public void flush() {
            // what is sent early could no longer be taken back for a problem; enough at once is sent without being told
        }

        @Override
        public void close() {
            // StreamedFile closes the stream once the content is complete
        }
    }
}
