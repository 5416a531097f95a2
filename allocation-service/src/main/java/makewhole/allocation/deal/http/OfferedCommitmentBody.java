package makewhole.allocation.deal.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;
import makewhole.allocation.http.Amounts;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.limit.LimitCalculation.WorkedOut;
import makewhole.allocation.limit.LimitRule;
import makewhole.allocation.limit.StatutoryLimits;
import makewhole.allocation.limit.WorkOutLimit;
import makewhole.allocation.limit.http.FactsBody;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.TierName;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A commitment to a live deal.
 *
 * @param tier of the deal; left out in a deal without tiers
 * @param limitRule with facts, instead of a limit: the regulation that the statutory limit is worked out by
 * @param facts used for that and not kept
 */
record OfferedCommitmentBody(
        @NotBlank @Size(max = 100) String investor,
        @NotBlank String requested,
        @NotBlank String weight,
        @Nullable String limit,
        @Nullable LimitKind limitKind,
        @NotNull Instant committedAt,
        @Nullable @Size(max = 100) String tier,
        @Nullable LimitRule limitRule,
        @Nullable @Valid FactsBody facts) {

    /** A commitment, and where its limit comes from if it was worked out. */
    record Read(Commitment commitment, Optional<LimitBasis> basis) {}

    Read read(String where, Currency currency, LocalDate closedOn) {
        if ((limit == null) != (limitKind == null)) {
            throw new InvalidRequestException(where + ".limitKind", "a limit has a kind, and a kind a limit");
        }
        if (!committedAt.truncatedTo(ChronoUnit.MICROS).equals(committedAt)) {
            throw new InvalidRequestException(where + ".committedAt", "is finer than a microsecond");
        }
        Optional<WorkedOut> worked = workedOut(where, currency, closedOn);
        Commitment commitment = new Commitment(
                Amounts.read(where + ".investor", () -> new InvestorId(investor)),
                Amounts.read(where + ".requested", requested, currency),
                Amounts.read(where + ".weight", weight, currency),
                worked.map(OfferedCommitmentBody::limitOf).orElseGet(() -> given(where, currency)),
                committedAt,
                tier == null ? TierName.ALL : Amounts.read(where + ".tier", () -> new TierName(tier)),
                Optional.empty());
        return new Read(commitment, worked.map(WorkedOut::basis));
    }

    private Optional<Limit> given(String where, Currency currency) {
        return Optional.ofNullable(limit)
                .map(most -> Amounts.read(where + ".limit", most, currency))
                .flatMap(most -> Optional.ofNullable(limitKind).map(kind -> new Limit(most, kind)));
    }

    private static Optional<Limit> limitOf(WorkedOut worked) {
        return worked.limit().map(most -> new Limit(most, LimitKind.STATUTORY));
    }

    private Optional<WorkedOut> workedOut(String where, Currency currency, LocalDate closedOn) {
        if (facts == null && limitRule == null) {
            return Optional.empty();
        }
        if (facts == null || limitRule == null) {
            throw new InvalidRequestException(
                    where + ".limitRule", "facts need the rule to work the limit out by, and a rule needs facts");
        }
        if (limit != null) {
            throw new InvalidRequestException(where + ".limit", "a limit is given, or facts to work it out; not both");
        }
        if (!currency.equals(StatutoryLimits.CURRENCY)) {
            throw new InvalidRequestException(
                    where + ".facts",
                    "%s limits in US dollars, the deal is in %s: give the limit itself"
                            .formatted(limitRule.title(), currency));
        }
        return Optional.of(WorkOutLimit.of(limitRule, facts.toFacts(where + ".facts"), closedOn));
    }
}
