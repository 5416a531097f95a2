package makewhole.remediation.investor.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.digest.Digests;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.investor.ImportRecords;
import makewhole.remediation.investor.Upload;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class ImportResource {
    private final ImportRecords importRecords;
    private final Idempotency idempotency;
    private final Caller caller;

    ImportResource(ImportRecords importRecords, Idempotency idempotency, Caller caller) {
        this.importRecords = importRecords;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> take(
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestForm @Nullable FileUpload investors,
            @RestForm @Nullable FileUpload distributions,
            @RestForm @Nullable FileUpload valuations) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "investors", investors);
        put(files, "distributions", distributions);
        put(files, "valuations", valuations);
        if (files.isEmpty()) {
            throw new InvalidRequestException(
                    "investors", "Send at least one of the parts investors, distributions, valuations");
        }
        Map<String, String> digests = new TreeMap<>();
        files.forEach((part, content) -> digests.put(part, Digests.sha256(content)));
        return idempotency.answer(
                "import-records",
                key,
                digests,
                RestResponse.Status.CREATED,
                () -> importRecords.take(
                        new Upload(
                                stream(files, "investors"),
                                stream(files, "distributions"),
                                stream(files, "valuations")),
                        caller.subject()));
    }

    private static Optional<InputStream> stream(Map<String, byte[]> files, String part) {
        return Optional.ofNullable(files.get(part)).map(ByteArrayInputStream::new);
    }

    private static void put(Map<String, byte[]> files, String part, @Nullable FileUpload upload) {
        if (upload != null) {
            try {
                files.put(part, Files.readAllBytes(upload.uploadedFile()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
