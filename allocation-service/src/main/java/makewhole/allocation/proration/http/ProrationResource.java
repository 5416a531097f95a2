package makewhole.allocation.proration.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Proration;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rule on its own: stores nothing, so it needs no key, and no kill switch stops it. */
@Path("/v1/prorations")
@Tag(name = "Prorations")
class ProrationResource {
    @POST
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.CUSTOMER_SUCCESS,
        Roles.LEGAL,
        Roles.OPERATIONS,
        Roles.FINANCE,
        Roles.AUDIT,
        Roles.SERVICE
    })
    @Operation(
            summary = "Share out a book by the rule",
            description = "Usual terms: one tier, lots of one minor unit, no minimum ticket, investors without history"
                    + " last. The order of the commitments stands for their times. The level is null where no"
                    + " investor with history is held back by one.")
    public SharedOutBody shareOut(@Nullable BookToShareBody book) {
        if (book == null) {
            throw new InvalidRequestException("body", "there is no body");
        }
        Book read = book.toBook();
        return SharedOutBody.of(Proration.of(read), book.toCurrency());
    }
}
