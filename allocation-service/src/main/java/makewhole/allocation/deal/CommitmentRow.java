package makewhole.allocation.deal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.money.Money;

/**
 * A row of {@code commitments.csv}. An empty average is one that the firm does not know any more; the column
 * booked_currency may be left out, and stands only where something was booked in another currency than the deal's.
 */
final class CommitmentRow {
    static final List<String> COLUMNS =
            List.of("deal_id", "investor_id", "requested", "average", "limit", "limit_kind", "committed_at", "booked");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private CommitmentRow() {}

    static Optional<InvestorId> investor(CsvRow row) {
        return DealRow.named(row, "investor_id", InvestorId::new);
    }

    static Optional<Commitment> read(CsvRow row, InvestorId investor, Currency currency) {
        Optional<Money> requested = row.amount("requested", currency);
        Optional<Money> weight =
                hasNoWeight(row) ? Optional.of(new Money(0, currency)) : row.amount("average", currency);
        boolean limited = !row.isBlank("limit") || !row.isBlank("limit_kind");
        Optional<Limit> limit = limited ? limit(row, currency) : Optional.empty();
        Optional<Instant> at = row.instant("committed_at").filter(instant -> canBeHeld(row, instant));
        if (requested.isEmpty() || weight.isEmpty() || (limited && limit.isEmpty()) || at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Commitment(investor, requested.get().minor(), weight.get().minor(), limit, at.get()));
    }

    /** Whether nobody knows the average of this investor's past investments. */
    static boolean hasNoWeight(CsvRow row) {
        return row.isBlank("average");
    }

    static Optional<Money> booked(CsvRow row, Currency ofDeal) {
        Optional<Currency> currency =
                row.isBlank("booked_currency") ? Optional.of(ofDeal) : row.currency("booked_currency");
        return currency.flatMap(known -> row.amount("booked", known));
    }

    /** A limit has an amount and a kind, both or neither. */
    private static Optional<Limit> limit(CsvRow row, Currency currency) {
        if (row.isBlank("limit")) {
            row.refuse("limit", "is empty, but there is a limit_kind");
            return Optional.empty();
        }
        Optional<Money> amount = row.amount("limit", currency);
        if (row.isBlank("limit_kind")) {
            row.refuse("limit_kind", "is empty, but there is a limit");
            return Optional.empty();
        }
        Optional<LimitKind> kind = row.text("limit_kind").flatMap(text -> kind(row, text));
        return amount.flatMap(most -> kind.map(why -> new Limit(most.minor(), why)));
    }

    private static Optional<LimitKind> kind(CsvRow row, String text) {
        Optional<LimitKind> kind = Arrays.stream(LimitKind.values())
                .filter(known -> known.name().equals(text))
                .findFirst();
        if (kind.isEmpty()) {
            row.refuse("limit_kind", "'%s' is none of %s".formatted(text, Arrays.toString(LimitKind.values())));
        }
        return kind;
    }

    /** Microseconds are what the database keeps; a tie must not be decided by what it would cut off. */
    private static boolean canBeHeld(CsvRow row, Instant at) {
        int year = at.atZone(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            row.refuse("committed_at", "'%s' is not between %d and %d".formatted(at, FIRST_YEAR, LAST_YEAR));
            return false;
        }
        if (!at.truncatedTo(ChronoUnit.MICROS).equals(at)) {
            row.refuse("committed_at", "'%s' is finer than a microsecond".formatted(at));
            return false;
        }
        return true;
    }
}
