package makewhole.remediation.interest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import makewhole.platform.identity.Roles;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.rates.CalculateInterest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Interest on its own: nothing is stored, so a calculation needs no key. */
@Path("/v1")
@Tag(name = "Interest")
@RolesAllowed({
    Roles.ENGINEERING,
    Roles.CUSTOMER_SUCCESS,
    Roles.LEGAL,
    Roles.OPERATIONS,
    Roles.FINANCE,
    Roles.AUDIT,
    Roles.SERVICE
})
class InterestResource {
    private final CalculateInterest calculateInterest;

    InterestResource(CalculateInterest calculateInterest) {
        this.calculateInterest = calculateInterest;
    }

    record RuleList(List<RuleBody> items) {}

    @GET
    @Path("/interest-rules")
    @Operation(summary = "Every rule of interest, in words, with its law")
    public RuleList rules() {
        return new RuleList(Arrays.stream(InterestRule.values())
                .map(rule -> RuleBody.of(rule.policy()))
                .toList());
    }

    @POST
    @Path("/interest-calculations")
    @Operation(
            summary = "Work interest out by a rule, with every step",
            description = "With the engine of the plans, rounded half up to the minor unit. Stores nothing.")
    public CalculationBody calculate(@Valid @NotNull CalculationRequestBody body) {
        return CalculationBody.of(calculateInterest.of(body.toRequest()));
    }
}
