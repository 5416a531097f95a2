package makewhole.allocation.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.limit.LimitRule;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierLevel;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.ZeroHistory;

/**
 * A book with every part of the model, and something that has the form of a result of it: 100.00 on offer in lots of
 * 0.10 with a minimum ticket of 5.00; 60.00 are set aside for the first tier, and C is to be given 10.00.
 */
public final class TieredBook {
    public static final TierName FIRST = new TierName("pro-rata right");
    public static final TierName REST = new TierName("rest");
    public static final LimitBasis BASIS =
            new LimitBasis(LimitRule.REGULATION_CF, LocalDate.of(2022, 9, 20), LocalDate.of(2026, 8, 31));

    private TieredBook() {}

    public static DealBook dealBook(String deal) {
        LocalDate day = LocalDate.of(2026, 9, 1);
        Book book = book();
        return new DealBook(
                new Deal(
                        new DealId(deal),
                        "Deal " + deal,
                        Currency.getInstance("USD"),
                        BigDecimal.ONE,
                        book.onOffer(),
                        new Deal.Calendar(day, day, LocalDate.of(2999, 1, 31)),
                        book.terms(),
                        Optional.empty()),
                book,
                Map.of(new InvestorId("B"), BASIS));
    }

    public static Book book() {
        return new Book(
                10_000,
                new Terms(
                        ZeroHistory.ZERO_HISTORY_LAST,
                        10,
                        500,
                        List.of(new Tier(FIRST, Optional.of(6_000L)), new Tier(REST, Optional.empty())),
                        Optional.of(new HolderLimit(HolderLimit.Rule.SECTION_3C1, 99, 2))),
                List.of(
                        commitment("A", 0, FIRST, Optional.empty(), Optional.empty()),
                        commitment("B", 1, FIRST, Optional.of(new Limit(2_500, LimitKind.STATUTORY)), Optional.empty()),
                        commitment(
                                "C",
                                2,
                                REST,
                                Optional.empty(),
                                Optional.of(new ManualOverride(
                                        1_000, "promised\nin writing", "engineering-1", "operations-2"))),
                        commitment("D", 3, REST, Optional.empty(), Optional.empty())));
    }

    public static Result result() {
        return new Result(
                new Levels(List.of(
                        new TierLevel(FIRST, new Level.PerWeight(Ratio.of(1, 3))),
                        new TierLevel(REST, new Level.EveryoneFilled()))),
                List.of(
                        share("A", 3_500, 10_000),
                        share("B", 2_500, 2_500),
                        share("C", 1_000, 10_000),
                        share("D", 0, 10_000)),
                List.of(new DropOut(new InvestorId("D"), REST, DropOut.Reason.HOLDER_LIMIT)));
    }

    private static Share share(String investor, long given, long cap) {
        return new Share(new InvestorId(investor), cap, given);
    }

    private static Commitment commitment(
            String investor, int minute, TierName tier, Optional<Limit> limit, Optional<ManualOverride> override) {
        return new Commitment(
                new InvestorId(investor),
                10_000,
                100L * (minute + 1),
                limit,
                Instant.parse("2026-09-01T10:00:00Z").plusSeconds(60L * minute),
                tier,
                override);
    }
}
