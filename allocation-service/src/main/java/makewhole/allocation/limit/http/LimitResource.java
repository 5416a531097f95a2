package makewhole.allocation.limit.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import makewhole.allocation.limit.InvestorFacts;
import makewhole.allocation.limit.WorkOutLimit;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Limits by law: stores nothing, so it needs no key, and the facts are gone with the answer. */
@Path("/v1/limit-calculations")
@Tag(name = "Limits")
class LimitResource {
    private static final String EXAMPLE = """
            {"rule": "REGULATION_CF", "day": "2026-09-07", "facts": {"accredited": false, "naturalPerson": true,
             "annualIncome": "80000.00", "netWorth": "200000.00", "alreadyInvested": "1000.00", "asOf": "2026-08-31"}}
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
            summary = "How much an investor may take by law, as of a day",
            description = "The figures of that day count, not today's. All amounts are in US dollars. Nothing is kept.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "crowdfunding", value = EXAMPLE)))
    public LimitBody workOut(@Valid @NotNull LimitRequestBody asked) {
        InvestorFacts facts = asked.facts().toFacts("facts");
        return LimitBody.of(WorkOutLimit.of(asked.rule(), facts, asked.day()));
    }
}
