package makewhole.allocation.deal;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.limit.LimitRule;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.money.Money;

/** What a row says about the most that an investor may take, and by which law that was worked out. */
final class LimitColumns {
    /** Where a limit comes from that was worked out from facts: all three or none; the limit itself may be missing then. */
    static final List<String> OF_A_BASIS = List.of("limit_rule", "limit_figures_since", "limit_facts_as_of");

    private LimitColumns() {}

    /** A limit as it was read; none at all may be right. */
    record Given(Optional<Limit> known, boolean isRefused) {}

    /** The basis of a limit as it was read; none at all may be right. */
    record Basis(Optional<LimitBasis> known, boolean isRefused) {}

    static List<String> ofLimit(Optional<Limit> limit, Currency currency) {
        return List.of(
                limit.map(most -> new Money(most.amount(), currency).amount()).orElse(""),
                limit.map(most -> most.kind().name()).orElse(""));
    }

    static List<String> ofBasis(Optional<LimitBasis> basis) {
        return List.of(
                basis.map(known -> known.rule().name()).orElse(""),
                basis.map(known -> known.figuresSince().toString()).orElse(""),
                basis.map(known -> known.factsAsOf().toString()).orElse(""));
    }

    /** A limit has an amount and a kind, both or neither. */
    static Given limit(CsvRow row, Currency currency) {
        if (row.isBlank("limit") && row.isBlank("limit_kind")) {
            return new Given(Optional.empty(), false);
        }
        Optional<Limit> limit = bothOf(row, currency);
        return new Given(limit, limit.isEmpty());
    }

    private static Optional<Limit> bothOf(CsvRow row, Currency currency) {
        if (row.isBlank("limit")) {
            row.refuse("limit", "is empty, but there is a limit_kind");
            return Optional.empty();
        }
        Optional<Money> amount = row.amount("limit", currency);
        if (row.isBlank("limit_kind")) {
            row.refuse("limit_kind", "is empty, but there is a limit");
            return Optional.empty();
        }
        Optional<LimitKind> kind = row.oneOf("limit_kind", LimitKind.class);
        return amount.flatMap(most -> kind.map(why -> new Limit(most.minor(), why)));
    }

    static Basis basis(CsvRow row) {
        if (OF_A_BASIS.stream().allMatch(row::isBlank)) {
            return new Basis(Optional.empty(), false);
        }
        Optional<LimitRule> rule = row.oneOf("limit_rule", LimitRule.class);
        Optional<LocalDate> since = DealRow.day(row, "limit_figures_since");
        Optional<LocalDate> asOf = DealRow.day(row, "limit_facts_as_of");
        Optional<LimitBasis> basis =
                rule.flatMap(known -> since.flatMap(first -> asOf.map(facts -> new LimitBasis(known, first, facts))));
        return new Basis(basis, basis.isEmpty());
    }
}
