package makewhole.platform.journal.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import makewhole.platform.identity.Roles;
import makewhole.platform.journal.ChainedEntry;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalVerification;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1")
@RolesAllowed({
    Roles.ENGINEERING,
    Roles.CUSTOMER_SUCCESS,
    Roles.LEGAL,
    Roles.OPERATIONS,
    Roles.FINANCE,
    Roles.AUDIT,
    Roles.SERVICE
})
class JournalResource {
    private final Journal journal;

    JournalResource(Journal journal) {
        this.journal = journal;
    }

    @GET
    @Path("/events")
    public List<ChainedEntry> events(
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("500") @Min(1) @Max(5_000) int limit) {
        return journal.after(after, limit);
    }

    @GET
    @Path("/journal/verification")
    public JournalVerification verification() {
        return journal.verify();
    }
}
