package makewhole.remediation.settlement.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import makewhole.platform.identity.Roles;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.settlement.ReportableAmount;
import makewhole.remediation.settlement.ReportableAmounts;
import org.jboss.resteasy.reactive.RestPath;

/** What was paid to whom in which year, for those who report it to the tax authorities. */
@Path("/v1")
class ReportableAmountResource {
    private final Plans plans;
    private final ReportableAmounts amounts;

    ReportableAmountResource(Plans plans, ReportableAmounts amounts) {
        this.plans = plans;
        this.amounts = amounts;
    }

    /** Settled amounts of a plan and its supplements as CSV, one row per investor, calendar year and currency. */
    @GET
    @Path("/plans/{plan}/reportable-amounts")
    @Produces("text/csv")
    @RolesAllowed(Roles.FINANCE)
    public String amounts(@RestPath UUID plan) {
        PlanId id = plans.require(new PlanId(plan)).id();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("investor", "year", "currency", "principal", "gain", "interest", "total");
            amounts.of(id).forEach(one -> csv.writeRecord(fields(one)));
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return text.toString();
    }

    private static List<String> fields(ReportableAmount one) {
        Split paid = one.paid();
        return List.of(
                one.investor().value(),
                Integer.toString(one.year()),
                paid.total().currency().getCurrencyCode(),
                paid.principal().amount(),
                paid.gain().amount(),
                paid.interest().amount(),
                paid.total().amount());
    }
}
