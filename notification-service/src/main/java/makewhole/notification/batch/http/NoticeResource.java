package makewhole.notification.batch.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import makewhole.notification.batch.ReadBatches;
import makewhole.platform.identity.Roles;

/** Notices as their recipients read them; they name people, so not everybody may look. */
@Path("/v1/notices")
@RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.LEGAL, Roles.AUDIT, Roles.SERVICE})
class NoticeResource {
    private final ReadBatches read;

    NoticeResource(ReadBatches read) {
        this.read = read;
    }

    @GET
    @Path("/{notice}")
    public NoticeBody.ContentBody get(UUID notice) {
        return NoticeBody.ContentBody.of(read.notice(notice));
    }
}
