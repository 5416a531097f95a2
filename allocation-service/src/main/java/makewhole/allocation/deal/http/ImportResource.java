package makewhole.allocation.deal.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.CREATED;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import makewhole.allocation.deal.ImportPastDeals;
import makewhole.platform.digest.Digests;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Tag(name = "Deals")
class ImportResource {
    private final ImportPastDeals importPastDeals;
    private final Idempotency idempotency;
    private final Caller caller;

    ImportResource(ImportPastDeals importPastDeals, Idempotency idempotency, Caller caller) {
        this.importPastDeals = importPastDeals;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @Operation(summary = "Import past deals from deals.csv and commitments.csv, whole or not at all")
    public RestResponse<Object> pastDeals(
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestForm("deals") @Nullable FileUpload deals,
            @RestForm("commitments") @Nullable FileUpload commitments) {
        FileUpload dealFile = required("deals", deals);
        FileUpload commitmentFile = required("commitments", commitments);
        Map<String, String> request = Map.of("deals", digest(dealFile), "commitments", digest(commitmentFile));
        return idempotency.answer("import past deals", key, request, CREATED, () -> takeIn(dealFile, commitmentFile));
    }

    private ImportPastDeals.Imported takeIn(FileUpload dealFile, FileUpload commitmentFile) {
        try (InputStream deals = open(dealFile);
                InputStream commitments = open(commitmentFile)) {
            return importPastDeals.from(deals, commitments, caller.subject().name());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileUpload required(String part, @Nullable FileUpload file) {
        if (file == null) {
            throw new InvalidRequestException(part, "this file is missing from the form");
        }
        return file;
    }

    private static InputStream open(FileUpload file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file.uploadedFile()));
    }

    private static String digest(FileUpload file) {
        try {
            return Digests.sha256(Files.readAllBytes(file.uploadedFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
