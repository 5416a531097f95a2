package makewhole.notification.batch.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import makewhole.notification.batch.ReadBatches;
import makewhole.platform.identity.Roles;

/** What was wrong with batches that were refused. */
@Path("/v1/refused-batches")
@RolesAllowed({Roles.SERVICE, Roles.CUSTOMER_SUCCESS, Roles.ENGINEERING, Roles.AUDIT})
class RefusedBatchResource {
    private final ReadBatches read;

    RefusedBatchResource(ReadBatches read) {
        this.read = read;
    }

    /** Every error by row and field, as CSV. */
    @GET
    @Path("/{refusal}/errors")
    @Produces("text/csv")
    public InputStream errors(UUID refusal) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(read.errorFile(refusal)));
        } catch (IOException ownFile) {
            throw new UncheckedIOException(ownFile);
        }
    }
}
