package makewhole.remediation.postmortem;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.investor.InvestorId;

/**
 * An incident of very many wrong deals. Those with an even number are in dollars, the others in euros; in each, a quarter of
 * the findings is an excess of one unit and the number of the deal, the rest a shortfall of one cent.
 */
final class ManyDeals {
    static final int DEALS = 500;
    static final int FINDINGS = 40;
    static final int OVERS = FINDINGS / 4;

    private ManyDeals() {}

    static List<ScopedDeal> deals() {
        return IntStream.range(0, DEALS).mapToObj(ManyDeals::deal).toList();
    }

    /** By deal; it counts how often one of them is looked at. */
    static List<Finding> findings(AtomicInteger looks) {
        return findings(looks, DEALS);
    }

    /** The findings of the first so many deals. */
    static List<Finding> findings(AtomicInteger looks, int deals) {
        return new AbstractList<>() {
            @Override
            public Finding get(int index) {
                looks.incrementAndGet();
                return finding(index / FINDINGS, index % FINDINGS);
            }

            @Override
            public int size() {
                return deals * FINDINGS;
            }
        };
    }

    static DealId id(int number) {
        return new DealId("D-%03d".formatted(number));
    }

    private static ScopedDeal deal(int number) {
        return new ScopedDeal(
                id(number),
                "Deal & Sons %d".formatted(number),
                BigDecimal.ONE,
                money(number, 1_000_000),
                LocalDate.parse("2025-01-01"),
                LocalDate.parse("2025-01-03"),
                LocalDate.parse("2025-01-31"),
                Optional.empty());
    }

    private static Finding finding(int deal, int investor) {
        return new Finding(
                id(deal),
                new InvestorId("INV-%05d".formatted(investor)),
                money(deal, investor < OVERS ? 10_100L + deal : 9_999),
                money(deal, 10_000),
                money(deal, 0),
                LimitKind.NONE,
                false);
    }

    private static Money money(int deal, long minor) {
        return new Money(minor, Currencies.of(deal % 2 == 0 ? "USD" : "EUR"));
    }
}
