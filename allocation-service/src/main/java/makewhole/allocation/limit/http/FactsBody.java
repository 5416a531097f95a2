package makewhole.allocation.limit.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import makewhole.allocation.http.Amounts;
import makewhole.allocation.limit.InvestorFacts;
import makewhole.allocation.limit.StatutoryLimits;
import org.jspecify.annotations.Nullable;

/**
 * Facts about an investor, all amounts in US dollars.
 *
 * @param annualIncome of an entity, its revenue in the last fiscal year
 * @param netWorth of an entity, its net assets
 * @param alreadyInvested under Regulation Crowdfunding in the twelve months before; left out, nothing
 */
public record FactsBody(
        @NotNull Boolean accredited,
        @NotNull Boolean naturalPerson,
        @NotBlank @Size(max = 40) String annualIncome,
        @NotBlank @Size(max = 40) String netWorth,
        @Nullable @Size(max = 40) String alreadyInvested,
        @NotNull LocalDate asOf) {
    /**
     * The facts.
     *
     * @param where the field that these facts stand in, for what is refused
     */
    public InvestorFacts toFacts(String where) {
        return new InvestorFacts(
                accredited,
                naturalPerson,
                dollars(where + ".annualIncome", annualIncome),
                dollars(where + ".netWorth", netWorth),
                alreadyInvested == null ? 0 : dollars(where + ".alreadyInvested", alreadyInvested),
                asOf);
    }

    private static long dollars(String field, String text) {
        return Amounts.read(field, text, StatutoryLimits.CURRENCY);
    }

    /** Says nothing about the investor, wherever it is written to. */
    @Override
    public String toString() {
        return "facts as of " + asOf;
    }
}
