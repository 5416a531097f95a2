package makewhole.allocation.proration.http;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import makewhole.allocation.http.TermsBody;
import makewhole.allocation.limit.WantedHolders;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.TierName;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A book that is nobody's deal. The order of the commitments stands for their times.
 *
 * @param currency ISO 4217
 * @param onOffer an amount of the currency, such as {@code 100.00}
 * @param terms left out, the usual ones
 */
record BookToShareBody(
        @Nullable String currency,
        @Nullable String onOffer,
        @Nullable @Valid TermsBody terms,
        @Nullable List<@Nullable CommitmentBody> commitments) {

    /**
     * One investor's commitment.
     *
     * @param weight the average past investment; zero for an investor without history
     * @param limit the most the investor may take; may be absent
     * @param tier one of those in the terms; absent where they have none
     * @param override what the investor is to be given whatever the rule would give; absent where the rule decides
     */
    record CommitmentBody(
            @Nullable String investor,
            @Nullable String requested,
            @Nullable String weight,
            @Nullable String limit,
            @Nullable String tier,
            @Nullable String override) {}

    Currency toCurrency() {
        return Currencies.of(required("currency", currency));
    }

    Book toBook() {
        Currency unit = toCurrency();
        long offered = amount("onOffer", onOffer, unit);
        if (commitments == null || commitments.isEmpty()) {
            throw new InvalidRequestException("commitments", "commitments: there is no commitment");
        }
        List<Commitment> read = new ArrayList<>(commitments.size());
        Map<InvestorId, Integer> indexes = new HashMap<>();
        for (int i = 0; i < commitments.size(); i++) {
            String at = "commitments[%d]".formatted(i);
            Commitment commitment = commitment(at, i, commitments.get(i), unit);
            Integer earlier = indexes.putIfAbsent(commitment.investor(), i);
            if (earlier != null) {
                throw new InvalidRequestException(
                        at + ".investor",
                        "%s.investor: '%s' is already the investor of commitments[%d]"
                                .formatted(at, commitment.investor(), earlier));
            }
            read.add(commitment);
        }
        Terms kept = terms == null ? Terms.USUAL : read("terms", () -> terms.toTerms(BookToShareBody::holders));
        return read("commitments", () -> new Book(offered, kept, read));
    }

    /** A book that is nobody's deal has no closing day whose figures would count. */
    private static HolderLimit holders(WantedHolders wanted) {
        int most = wanted.most()
                .orElseThrow(() -> new InvalidRequestException(
                        "terms.holders.most", "terms.holders.most: is missing; only a deal takes it from the law"));
        return new HolderLimit(wanted.rule(), most, wanted.reserve());
    }

    private static Commitment commitment(String at, int index, @Nullable CommitmentBody body, Currency unit) {
        if (body == null) {
            throw new InvalidRequestException(at, at + ": is null");
        }
        String investor = required(at + ".investor", body.investor());
        InvestorId id = read(at + ".investor", () -> new InvestorId(investor));
        long requested = amount(at + ".requested", body.requested(), unit);
        long weight = amount(at + ".weight", body.weight(), unit);
        // The kind of a limit never decides who is given what, so a caller need not say it.
        Optional<Limit> limit = Optional.ofNullable(body.limit())
                .map(text -> new Limit(amount(at + ".limit", text, unit), LimitKind.CONTRACTUAL));
        String name = body.tier();
        TierName tier = name == null ? TierName.ALL : read(at + ".tier", () -> new TierName(name));
        Optional<ManualOverride> override =
                Optional.ofNullable(body.override()).map(text -> declared(amount(at + ".override", text, unit)));
        return new Commitment(id, requested, weight, limit, Instant.EPOCH.plusSeconds(index), tier, override);
    }

    /** Nobody decides anything about a book that is nobody's deal: the caller only says what to reckon with. */
    private static ManualOverride declared(long amount) {
        return new ManualOverride(amount, "declared with the book", "the caller", "nobody");
    }

    private static long amount(String field, @Nullable String text, Currency unit) {
        String amount = required(field, text);
        long minor = read(field, () -> Money.parse(amount, unit)).minor();
        if (minor < 0) {
            throw new InvalidRequestException(field, "%s: '%s' is negative".formatted(field, amount));
        }
        return minor;
    }

    private static String required(String field, @Nullable String text) {
        if (text == null) {
            throw new InvalidRequestException(field, "%s: is missing".formatted(field));
        }
        return text;
    }

    /** Ids, amounts and books refuse what they cannot be with a reason that is fit for the caller. */
    private static <T> T read(String field, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException refused) {
            throw new InvalidRequestException(field, "%s: %s".formatted(field, refused.getMessage()));
        }
    }
}
