package makewhole.allocation.deal.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import makewhole.allocation.deal.BookKind;
import makewhole.allocation.deal.BookUpload;
import makewhole.allocation.deal.ImportBooks.Imported;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Live deals with their books, in three formats, to be allocated. */
@Path("/v1/offers")
@Tag(name = "Deals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATIONS)
class OfferResource {
    private final BookUploads uploads;

    OfferResource(BookUploads uploads) {
        this.uploads = uploads;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @APIResponseSchema(value = Imported.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Offer live deals from deals.csv and commitments.csv, whole or not at all")
    public RestResponse<Object> csv(
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestForm("deals") @Nullable FileUpload deals,
            @RestForm("commitments") @Nullable FileUpload commitments) {
        return uploads.csv(BookKind.LIVE, key, deals, commitments);
    }

    @POST
    @Consumes(BookFormats.NDJSON)
    @APIResponseSchema(value = Imported.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Offer live deals from lines of JSON, whole or not at all")
    public RestResponse<Object> ndjson(
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = BookFormats.NDJSON,
                                            examples =
                                                    @ExampleObject(name = "a deal", value = BookFormats.LIVE_NDJSON)))
                    InputStream body) {
        return uploads.body(BookKind.LIVE, key, body, BookUpload.Ndjson::new);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Imported.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Offer live deals from one JSON document, whole or not at all")
    public RestResponse<Object> json(
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "a deal", value = BookFormats.LIVE_JSON)))
                    InputStream body) {
        return uploads.body(BookKind.LIVE, key, body, BookUpload.Json::new);
    }
}
