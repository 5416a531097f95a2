package makewhole.allocation.override.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import makewhole.allocation.http.Amounts;
import makewhole.allocation.http.Ids;
import makewhole.allocation.override.DecideOverride.Wanted;

/**
 * An override as somebody asks for it.
 *
 * @param amount of the deal's currency; zero is nothing at all
 * @param reason for the record, and for whoever is to confirm it
 */
record WantedOverrideBody(
        @NotBlank @Size(max = 100) String investor,
        @NotBlank @Size(max = 40) String amount,
        @NotBlank @Size(max = 2_000) String reason) {
    Wanted toWanted(Currency currency) {
        return new Wanted(Ids.investor(investor), Amounts.read("amount", amount, currency), reason);
    }
}
