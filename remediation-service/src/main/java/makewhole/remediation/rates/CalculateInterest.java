package makewhole.remediation.rates;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.interest.Calculation;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.interest.RatesMissingException;
import makewhole.remediation.refusal.RefusedException;

/** Works a single figure out, with the same engine as plans; nothing is stored. */
@ApplicationScoped
public class CalculateInterest {
    private final RateTableVersions versions;

    CalculateInterest(RateTableVersions versions) {
        this.versions = versions;
    }

    /**
     * A figure with the version of the table that it was worked out with.
     *
     * @param version empty if the rate came with the request
     */
    public record Calculated(CalculationRequest request, Calculation calculation, Optional<RateTableVersion> version) {}

    /**
     * Works it out. Where no version of the table is confirmed yet, the newest one is used: the answer says so, and no
     * plan may use it.
     *
     * @throws RefusedException if a day has no confirmed rate
     */
    public Calculated of(CalculationRequest request) {
        Optional<RateTableVersion> version = version(request);
        RateTable rates = version.map(RateTableVersion::toTable)
                .orElseGet(() -> RateTable.fixed(request.annualPercent().orElseThrow()));
        int digits = Currencies.digits(request.principal().currency());
        try {
            Calculation calculation = new Interest(request.rule(), rates, digits)
                    .calculation(request.principal().toDecimal(), request.from(), request.to());
            return new Calculated(request, calculation, version);
        } catch (RatesMissingException missing) {
            throw new RefusedException(RatesNeeded.refusal(request.rule(), missing));
        }
    }

    private Optional<RateTableVersion> version(CalculationRequest request) {
        if (request.rule().isFixed()) {
            return Optional.empty();
        }
        String table = request.rule().table();
        if (request.tableVersion().isPresent()) {
            return Optional.of(versions.require(table, request.tableVersion().get()));
        }
        RateTableVersion chosen = versions.newestConfirmed(table)
                .or(() -> versions.newest(table))
                .orElseThrow(() -> new NotFoundException("rate table", table));
        return Optional.of(chosen);
    }
}
