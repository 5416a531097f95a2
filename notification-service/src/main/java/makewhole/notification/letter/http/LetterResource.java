package makewhole.notification.letter.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import makewhole.notification.letter.FetchLetter;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.jboss.resteasy.reactive.RestResponse;

/** Notices as letters, for customers whom mail does not reach. */
@Path("/v1/notices")
@RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS})
class LetterResource {
    private static final String PDF = "application/pdf";

    private final FetchLetter fetchLetter;
    private final Caller caller;

    LetterResource(FetchLetter fetchLetter, Caller caller) {
        this.fetchLetter = fetchLetter;
        this.caller = caller;
    }

    /** The letter with its calculation; who fetches it stands in the journal. */
    @GET
    @Path("/{notice}/letter")
    @Produces(PDF)
    public RestResponse<byte[]> letter(UUID notice) {
        return RestResponse.ResponseBuilder.ok(fetchLetter.of(notice, caller.subject()), PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.pdf\"".formatted(notice))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
