package makewhole.allocation.deal.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** A live deal as it is offered. Without terms the usual ones hold. */
record OfferedDealBody(
        @NotBlank @Size(max = 100) String deal,
        @NotBlank @Size(max = 500) String name,
        @NotBlank String currency,
        @NotBlank @Size(max = 32) String unitPrice,
        @NotBlank String allocationAmount,
        @NotNull LocalDate closedOn,
        @NotNull LocalDate fundedOn,
        @NotNull LocalDate correctionWindowEndsOn,
        @Nullable @Valid OfferedTerms terms,
        @NotEmpty List<@Valid @NotNull OfferedCommitment> commitments) {

    record OfferedTerms(
            @NotNull ZeroHistory zeroHistory,
            @Min(1) long lotMinor,
            @Min(0) long minimumMinor) {}

    record OfferedCommitment(
            @NotBlank @Size(max = 100) String investor,
            @NotBlank String requested,
            @NotBlank String weight,
            @Nullable String limit,
            @Nullable LimitKind limitKind,
            @NotNull Instant committedAt) {
        Commitment toCommitment(String where, Currency currency) {
            if ((limit == null) != (limitKind == null)) {
                throw new InvalidRequestException(where + ".limitKind", "a limit has a kind, and a kind a limit");
            }
            if (!committedAt.truncatedTo(ChronoUnit.MICROS).equals(committedAt)) {
                throw new InvalidRequestException(where + ".committedAt", "is finer than a microsecond");
            }
            return new Commitment(
                    read(where + ".investor", () -> new InvestorId(investor)),
                    amount(where + ".requested", requested, currency),
                    amount(where + ".weight", weight, currency),
                    Optional.ofNullable(limit)
                            .map(most -> amount(where + ".limit", most, currency))
                            .flatMap(most -> Optional.ofNullable(limitKind).map(kind -> new Limit(most, kind))),
                    committedAt);
        }
    }

    DealBook toDealBook() {
        Currency known = read("currency", () -> Currencies.of(currency));
        Deal offered = new Deal(
                read("deal", () -> new DealId(deal)),
                name,
                known,
                price(),
                amount("allocationAmount", allocationAmount, known),
                read("fundedOn", () -> new Deal.Calendar(closedOn, fundedOn, correctionWindowEndsOn)),
                terms == null ? Terms.USUAL : new Terms(terms.zeroHistory(), terms.lotMinor(), terms.minimumMinor()),
                Optional.empty());
        List<Commitment> asked = new ArrayList<>();
        for (int i = 0; i < commitments.size(); i++) {
            asked.add(commitments.get(i).toCommitment("commitments[%d]".formatted(i), known));
        }
        return new DealBook(offered, new Book(offered.onOffer(), offered.terms(), asked));
    }

    private BigDecimal price() {
        BigDecimal price = read("unitPrice", () -> {
            if (!unitPrice.matches("\\d{1,15}(\\.\\d{1,15})?")) {
                throw new IllegalArgumentException("is not a plain decimal such as 12.50");
            }
            return new BigDecimal(unitPrice);
        });
        if (price.signum() == 0) {
            throw new InvalidRequestException("unitPrice", "is zero");
        }
        return price;
    }

    private static long amount(String field, String text, Currency currency) {
        long minor = read(field, () -> Money.parse(text, currency)).minor();
        if (minor < 0) {
            throw new InvalidRequestException(field, "'%s' is negative".formatted(text));
        }
        return minor;
    }

    private static <T> T read(String field, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException refused) {
            throw new InvalidRequestException(field, String.valueOf(refused.getMessage()));
        }
    }
}
