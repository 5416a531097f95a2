package makewhole.allocation.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.money.Money;

/** A row of {@code deals.csv}. The columns zero_history, lot, minimum and rounding may be left out; usual terms hold then. */
final class DealRow {
    static final List<String> COLUMNS = List.of(
            "deal_id",
            "name",
            "currency",
            "unit_price",
            "allocation_amount",
            "closed_on",
            "funded_on",
            "correction_window_ends_on",
            "algorithm_version");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private DealRow() {}

    static Optional<DealId> id(CsvRow row) {
        return named(row, "deal_id", DealId::new);
    }

    static <T> Optional<T> named(CsvRow row, String field, Function<String, T> type) {
        return row.text(field).flatMap(text -> {
            try {
                return Optional.of(type.apply(text));
            } catch (IllegalArgumentException refused) {
                row.refuse(field, String.valueOf(refused.getMessage()));
                return Optional.empty();
            }
        });
    }

    static Optional<Deal> read(CsvRow row, DealId id) {
        Optional<String> name = row.text("name");
        Optional<Currency> currency = row.currency("currency");
        Optional<BigDecimal> price = row.decimal("unit_price").filter(value -> isAboveZero(row, value));
        Optional<Money> onOffer = currency.flatMap(known -> row.amount("allocation_amount", known));
        Optional<Deal.Calendar> calendar = calendar(row);
        Optional<Terms> terms = currency.flatMap(known -> terms(row, known));
        Optional<VersionName> version = named(row, "algorithm_version", VersionName::new);
        Optional<DeclaredRounding> rounding = rounding(row);
        if (name.isEmpty()
                || price.isEmpty()
                || onOffer.isEmpty()
                || calendar.isEmpty()
                || terms.isEmpty()
                || version.isEmpty()
                || rounding.isEmpty()) {
            return Optional.empty();
        }
        Money amount = onOffer.get();
        return Optional.of(new Deal(
                id,
                name.get(),
                amount.currency(),
                price.get(),
                amount.minor(),
                calendar.get(),
                terms.get(),
                version,
                rounding.get()));
    }

    private static Optional<DeclaredRounding> rounding(CsvRow row) {
        return row.isBlank("rounding")
                ? Optional.of(DeclaredRounding.LARGEST_REMAINDER)
                : row.text("rounding").flatMap(text -> oneOf(row, "rounding", text, DeclaredRounding.values()));
    }

    private static <E extends Enum<E>> Optional<E> oneOf(CsvRow row, String field, String text, E[] known) {
        Optional<E> one =
                Arrays.stream(known).filter(value -> value.name().equals(text)).findFirst();
        if (one.isEmpty()) {
            row.refuse(field, "'%s' is none of %s".formatted(text, Arrays.toString(known)));
        }
        return one;
    }

    private static boolean isAboveZero(CsvRow row, BigDecimal price) {
        if (price.signum() == 0) {
            row.refuse("unit_price", "is zero");
        }
        return price.signum() > 0;
    }

    private static Optional<Deal.Calendar> calendar(CsvRow row) {
        Optional<LocalDate> closed = day(row, "closed_on");
        Optional<LocalDate> funded = day(row, "funded_on").filter(day -> notBefore(row, "funded_on", day, closed));
        Optional<LocalDate> correctable = day(row, "correction_window_ends_on")
                .filter(day -> notBefore(row, "correction_window_ends_on", day, closed));
        return closed.flatMap(
                close -> funded.flatMap(fund -> correctable.map(last -> new Deal.Calendar(close, fund, last))));
    }

    private static Optional<LocalDate> day(CsvRow row, String field) {
        Optional<LocalDate> day = row.day(field);
        if (day.isPresent() && (day.get().getYear() < FIRST_YEAR || day.get().getYear() > LAST_YEAR)) {
            row.refuse(field, "'%s' is not between %d and %d".formatted(day.get(), FIRST_YEAR, LAST_YEAR));
            return Optional.empty();
        }
        return day;
    }

    private static boolean notBefore(CsvRow row, String field, LocalDate day, Optional<LocalDate> closed) {
        if (closed.isPresent() && day.isBefore(closed.get())) {
            row.refuse(field, "%s is before closed_on %s".formatted(day, closed.get()));
            return false;
        }
        return true;
    }

    private static Optional<Terms> terms(CsvRow row, Currency currency) {
        Optional<ZeroHistory> policy = row.isBlank("zero_history")
                ? Optional.of(Terms.USUAL.zeroHistory())
                : row.text("zero_history").flatMap(text -> oneOf(row, "zero_history", text, ZeroHistory.values()));
        Optional<Long> lot = row.isBlank("lot")
                ? Optional.of(Terms.USUAL.lot())
                : row.amount("lot", currency).map(Money::minor).filter(minor -> isALot(row, minor));
        Optional<Long> minimum = row.isBlank("minimum")
                ? Optional.of(Terms.USUAL.minimum())
                : row.amount("minimum", currency).map(Money::minor);
        return policy.flatMap(
                zeroHistory -> lot.flatMap(size -> minimum.map(smallest -> new Terms(zeroHistory, size, smallest))));
    }

    private static boolean isALot(CsvRow row, long lot) {
        if (lot < 1) {
            row.refuse("lot", "is zero");
        }
        return lot >= 1;
    }
}
