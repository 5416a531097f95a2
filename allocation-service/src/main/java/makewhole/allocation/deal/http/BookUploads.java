package makewhole.allocation.deal.http;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.deal.BookKind;
import makewhole.allocation.deal.BookUpload;
import makewhole.allocation.deal.ImportBooks;
import makewhole.allocation.deal.LongTransaction;
import makewhole.allocation.deal.RefusedUploads;
import makewhole.allocation.http.Once;
import makewhole.platform.csv.RowsRefusedException;
import makewhole.platform.identity.Caller;
import makewhole.platform.problem.InvalidRequestException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Answers uploads of deals and books: once for each key and content, and with a file of errors if they are refused. */
@ApplicationScoped
class BookUploads {
    private final ImportBooks importBooks;
    private final RefusedUploads refusedUploads;
    private final LongTransaction transaction;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;
    private final long mostBytes;

    BookUploads(
            ImportBooks importBooks,
            RefusedUploads refusedUploads,
            LongTransaction transaction,
            Once once,
            Caller caller,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.books.largest-upload") MemorySize mostBytes) {
        this.importBooks = importBooks;
        this.refusedUploads = refusedUploads;
        this.transaction = transaction;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
        this.mostBytes = mostBytes.asLongValue();
    }

    /** Takes in two CSV files of a form. */
    RestResponse<Object> csv(
            BookKind kind, @Nullable String key, @Nullable FileUpload deals, @Nullable FileUpload commitments) {
        FileUpload dealFile = required("deals", deals);
        FileUpload commitmentFile = required("commitments", commitments);
        if (dealFile.size() + commitmentFile.size() > mostBytes) {
            throw new RefusedException(new Refusal.UploadTooLarge(mostBytes));
        }
        Map<String, String> digests = Map.of(
                "deals", SpooledUpload.digest(dealFile.uploadedFile()),
                "commitments", SpooledUpload.digest(commitmentFile.uploadedFile()));
        return answer(kind, key, digests, () -> csv(kind, dealFile.uploadedFile(), commitmentFile.uploadedFile()));
    }

    /** Takes in a body that holds all of it. */
    RestResponse<Object> body(
            BookKind kind, @Nullable String key, InputStream body, Function<InputStream, BookUpload> format) {
        try (SpooledUpload spooled = SpooledUpload.of(body, mostBytes)) {
            return answer(kind, key, Map.of("body", spooled.digest()), () -> {
                try (InputStream content = spooled.open()) {
                    return importBooks.from(format.apply(content), kind, subject());
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
    }

    private ImportBooks.Imported csv(BookKind kind, Path dealFile, Path commitmentFile) {
        try (InputStream deals = SpooledUpload.open(dealFile);
                InputStream commitments = SpooledUpload.open(commitmentFile)) {
            return importBooks.from(new BookUpload.Csv(deals, commitments), kind, subject());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private RestResponse<Object> answer(
            BookKind kind, @Nullable String key, Map<String, String> digests, Supplier<ImportBooks.Imported> takeIn) {
        try {
            return transaction.run(() -> once.created(operation(kind), key, digests, takeIn));
        } catch (RowsRefusedException refused) {
            UUID upload = UUID.randomUUID();
            refusedUploads.keep(new RefusedUploads.RefusedUpload(
                    upload, clock.instant(), subject(), refused.errors(), refused.count()));
            throw refused.withErrorFile("/v1/imports/%s/errors".formatted(upload));
        }
    }

    private static String operation(BookKind kind) {
        return switch (kind) {
            case PAST -> "import past deals";
            case LIVE -> "offer deals";
        };
    }

    private String subject() {
        return caller.subject().name();
    }

    private static FileUpload required(String part, @Nullable FileUpload file) {
        if (file == null) {
            throw new InvalidRequestException(part, "this file is missing from the form");
        }
        return file;
    }
}
