package makewhole.allocation.proration.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rule on its own, certified like every allocation: stores nothing, so it needs no key, and no kill switch stops it. */
@Path("/v1/prorations")
@Tag(name = "Prorations")
class ProrationResource {
    private static final String EXAMPLE = """
            {"currency": "USD", "onOffer": "100.00",
             "terms": {"zeroHistory": "MEAN_AS_WEIGHT", "lotMinor": 10, "minimumMinor": 500,
                       "tiers": [{"name": "pro-rata right", "carveOutMinor": 6000}, {"name": "rest"}],
                       "holders": {"rule": "CONTRACTUAL", "most": 20, "reserve": 1}},
             "commitments": [{"investor": "A", "requested": "80.00", "weight": "50.00", "tier": "pro-rata right"},
                             {"investor": "B", "requested": "90.00", "weight": "0.00", "tier": "rest"}]}
            """;

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
            description = "Without terms the usual ones hold: one tier, lots of one minor unit, no minimum ticket,"
                    + " investors without history last. The order of the commitments stands for their times. The level is null where no"
                    + " investor with history is held back by one; with tiers each has its own.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "with tiers", value = EXAMPLE)))
    public SharedOutBody shareOut(@Nullable @Valid BookToShareBody book) {
        if (book == null) {
            throw new InvalidRequestException("body", "there is no body");
        }
        Book read = book.toBook();
        Result shared = Proration.of(read);
        if (Certificate.check(read, shared) instanceof Verdict.Rejected(var violations)) {
            throw new IllegalStateException("the certificate rejects what the rule gives: " + violations.getFirst());
        }
        return SharedOutBody.of(shared, book.toCurrency());
    }
}
