package makewhole.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.ZeroHistory;
import org.junit.jupiter.api.Test;

class DigestedBookTest {
    private static final TierName FIRST = new TierName("first");
    private static final TierName REST = new TierName("rest");
    private static final Optional<Limit> STATUTORY = Optional.of(new Limit(5_000, LimitKind.STATUTORY));

    /** Worked out by hand from the rows that the first release digested. */
    @Test
    void a_book_without_tiers_holders_and_overrides_has_the_digest_it_always_had() {
        assertThat(digest(Terms.USUAL, a(TierName.ALL, ""), b(TierName.ALL, "")))
                .isEqualTo("sha256:ea663308f232e904ebe054ef43094bffa97eea74ceb5387866e93e6547ae4da9");
    }

    @Test
    void whatever_decides_who_is_given_what_changes_the_digest() {
        Optional<HolderLimit> holders = Optional.of(new HolderLimit(HolderLimit.Rule.SECTION_3C1, 99, 2));
        List<String> digests = List.of(
                digest(Terms.USUAL, a(TierName.ALL, ""), b(TierName.ALL, "")),
                digest(tiered(FIRST, REST, 100), a(FIRST, ""), b(REST, "")),
                digest(tiered(FIRST, REST, 101), a(FIRST, ""), b(REST, "")),
                digest(tiered(REST, FIRST, 100), a(FIRST, ""), b(REST, "")),
                digest(tiered(FIRST, REST, 100), a(REST, ""), b(REST, "")),
                digest(tiered(FIRST, REST, 100), a(FIRST, ""), b(FIRST, "")),
                digest(terms(holders), a(TierName.ALL, ""), b(TierName.ALL, "")),
                digest(
                        terms(Optional.of(new HolderLimit(HolderLimit.Rule.SECTION_3C1, 99, 3))),
                        a(TierName.ALL, ""),
                        b(TierName.ALL, "")),
                digest(
                        terms(Optional.of(new HolderLimit(HolderLimit.Rule.CONTRACTUAL, 99, 2))),
                        a(TierName.ALL, ""),
                        b(TierName.ALL, "")),
                digest(Terms.USUAL, a(TierName.ALL, "a reason"), b(TierName.ALL, "")),
                digest(Terms.USUAL, a(TierName.ALL, "another\nreason"), b(TierName.ALL, "")),
                digest(Terms.USUAL, a(TierName.ALL, ""), b(TierName.ALL, "a reason")));
        Set<String> different = new HashSet<>(digests);
        assertThat(different).hasSameSizeAs(digests);
    }

    private static String digest(Terms terms, Commitment... commitments) {
        LocalDate day = LocalDate.of(2026, 9, 1);
        Deal deal = new Deal(
                new DealId("D-1"),
                "Deal",
                Currency.getInstance("USD"),
                BigDecimal.ONE,
                10_000,
                new Deal.Calendar(day, day, day),
                terms,
                Optional.empty());
        return new DealBook(deal, new Book(10_000, terms, List.of(commitments))).digest();
    }

    private static Commitment a(TierName tier, String overridden) {
        return commitment("INV-A", 30_000, Optional.empty(), tier, overridden);
    }

    private static Commitment b(TierName tier, String overridden) {
        return commitment("INV-B", 10_000, STATUTORY, tier, overridden);
    }

    private static Commitment commitment(
            String investor, long weight, Optional<Limit> limit, TierName tier, String overridden) {
        return new Commitment(
                new InvestorId(investor),
                10_000,
                weight,
                limit,
                Instant.parse(investor.equals("INV-A") ? "2026-09-01T10:00:00Z" : "2026-09-01T10:01:00Z"),
                tier,
                overridden.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ManualOverride(700, overridden, "engineering-1", "operations-1")));
    }

    private static Terms tiered(TierName one, TierName two, long carveOut) {
        return new Terms(
                ZeroHistory.ZERO_HISTORY_LAST,
                1,
                0,
                List.of(new Tier(one, Optional.of(carveOut)), new Tier(two, Optional.empty())),
                Optional.empty());
    }

    private static Terms terms(Optional<HolderLimit> holders) {
        return new Terms(ZeroHistory.ZERO_HISTORY_LAST, 1, 0, List.of(Tier.ALL), holders);
    }
}
