package makewhole.allocation.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.RowForm;
import makewhole.platform.money.Money;

/** A row of deals. The columns of its terms may be left out; usual terms hold then. */
final class DealRow {
    private static final List<String> OF_EVERY_DEAL = List.of(
            "deal_id",
            "name",
            "currency",
            "unit_price",
            "allocation_amount",
            "closed_on",
            "funded_on",
            "correction_window_ends_on");
    private static final List<String> OF_A_PAST_DEAL = List.of("algorithm_version");
    private static final List<String> OPTIONAL = List.of(
            "zero_history", "lot", "minimum", "tiers", "holder_rule", "holder_most", "holder_reserve", "rounding");
    private static final List<String> HOLDER_LIMIT = List.of("holder_rule", "holder_most", "holder_reserve");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private DealRow() {}

    static RowForm form(BookKind kind) {
        return form(kind, OF_EVERY_DEAL, OF_A_PAST_DEAL, OPTIONAL);
    }

    /** A live deal may leave out, or leave empty, what only a past deal has. */
    static RowForm form(BookKind kind, List<String> ofEvery, List<String> ofPast, List<String> optional) {
        return switch (kind) {
            case PAST -> new RowForm(joined(ofEvery, ofPast), optional);
            case LIVE -> new RowForm(ofEvery, joined(ofPast, optional));
        };
    }

    /** The values of a deal in the order of the columns of a past deal; what it does not have is empty. */
    static List<String> values(Deal deal) {
        Terms terms = deal.terms();
        return List.of(
                deal.id().value(),
                deal.name(),
                deal.currency().getCurrencyCode(),
                deal.unitPrice().toPlainString(),
                new Money(deal.onOffer(), deal.currency()).amount(),
                deal.calendar().closedOn().toString(),
                deal.calendar().fundedOn().toString(),
                deal.calendar().correctionWindowEndsOn().toString(),
                deal.allocatedBy().map(VersionName::value).orElse(""),
                terms.zeroHistory().name(),
                new Money(terms.lot(), deal.currency()).amount(),
                new Money(terms.minimum(), deal.currency()).amount(),
                terms.haveNoTiers() ? "" : TierText.write(terms.tiers(), deal.currency()),
                terms.holders().map(holders -> holders.rule().name()).orElse(""),
                terms.holders().map(holders -> String.valueOf(holders.most())).orElse(""),
                terms.holders()
                        .map(holders -> String.valueOf(holders.reserve()))
                        .orElse(""),
                deal.rounding() == DeclaredRounding.LARGEST_REMAINDER
                        ? ""
                        : deal.rounding().name());
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

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

    /** Columns that only past deals have must be empty in a live one. */
    static boolean areEmptyIfLive(CsvRow row, List<String> fields, BookKind kind) {
        List<String> wrong = kind == BookKind.PAST
                ? List.of()
                : fields.stream().filter(field -> !row.isBlank(field)).toList();
        wrong.forEach(field -> row.refuse(field, "is only for past deals, which come in through /v1/imports"));
        return wrong.isEmpty();
    }

    static Optional<Deal> read(CsvRow row, DealId id, BookKind kind) {
        Optional<String> name = row.text("name");
        Optional<Currency> currency = row.currency("currency");
        Optional<BigDecimal> price = row.decimal("unit_price").filter(value -> isAboveZero(row, value));
        Optional<Money> onOffer = currency.flatMap(known -> row.amount("allocation_amount", known));
        Optional<Deal.Calendar> calendar = calendar(row);
        Optional<Terms> terms = currency.flatMap(known -> terms(row, known));
        boolean rightForKind = areEmptyIfLive(row, List.of("algorithm_version", "rounding"), kind);
        Optional<VersionName> version =
                kind == BookKind.PAST ? named(row, "algorithm_version", VersionName::new) : Optional.empty();
        Optional<DeclaredRounding> rounding = rounding(row);
        if (name.isEmpty()
                || price.isEmpty()
                || onOffer.isEmpty()
                || calendar.isEmpty()
                || terms.isEmpty()
                || !rightForKind
                || rounding.isEmpty()
                || (kind == BookKind.PAST && version.isEmpty())) {
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
                : row.oneOf("rounding", DeclaredRounding.class);
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

    static Optional<LocalDate> day(CsvRow row, String field) {
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
                : row.oneOf("zero_history", ZeroHistory.class);
        Optional<Long> lot = row.isBlank("lot")
                ? Optional.of(Terms.USUAL.lot())
                : row.amount("lot", currency).map(Money::minor).filter(minor -> isALot(row, minor));
        Optional<Long> minimum = row.isBlank("minimum")
                ? Optional.of(Terms.USUAL.minimum())
                : row.amount("minimum", currency).map(Money::minor);
        Optional<List<Tier>> tiers = tiers(row, currency);
        boolean limited = HOLDER_LIMIT.stream().anyMatch(column -> !row.isBlank(column));
        Optional<HolderLimit> holders = limited ? holders(row) : Optional.empty();
        if (policy.isEmpty()
                || lot.isEmpty()
                || minimum.isEmpty()
                || tiers.isEmpty()
                || (limited && holders.isEmpty())) {
            return Optional.empty();
        }
        return accepted(row, "tiers", () -> new Terms(policy.get(), lot.get(), minimum.get(), tiers.get(), holders));
    }

    private static Optional<List<Tier>> tiers(CsvRow row, Currency currency) {
        return row.isBlank("tiers")
                ? Optional.of(List.of(Tier.ALL))
                : row.text("tiers").flatMap(text -> accepted(row, "tiers", () -> TierText.read(text, currency)));
    }

    /** All three columns or none. */
    private static Optional<HolderLimit> holders(CsvRow row) {
        Optional<HolderLimit.Rule> rule = row.oneOf("holder_rule", HolderLimit.Rule.class);
        Optional<Integer> most = row.count("holder_most");
        Optional<Integer> reserve = row.count("holder_reserve");
        return rule.flatMap(why -> most.flatMap(places ->
                reserve.flatMap(free -> accepted(row, "holder_most", () -> new HolderLimit(why, places, free)))));
    }

    /** What the rule refuses is refused in its own words. */
    private static <T> Optional<T> accepted(CsvRow row, String field, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException refused) {
            row.refuse(field, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean isALot(CsvRow row, long lot) {
        if (lot < 1) {
            row.refuse("lot", "is zero");
        }
        return lot >= 1;
    }
}
