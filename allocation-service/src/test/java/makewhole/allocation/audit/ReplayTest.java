package makewhole.allocation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTest {
    private static final InvestorId ANN = new InvestorId("ANN");
    private static final InvestorId BOB = new InvestorId("BOB");

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @Test
    void a_deal_that_was_booked_by_the_rule_is_right() {
        ReplayedDeal replayed = Replay.of(aPastBook(Map.of(ANN, 60L, BOB, 40L)));
        assertThat(replayed.audited().verdict()).isEqualTo(DealVerdict.RIGHT);
        assertThat(replayed.findings()).isEmpty();
    }

    @Test
    void an_excess_is_measured_against_the_cap_and_names_the_kind_of_the_limit() {
        ReplayedDeal replayed = Replay.of(aPastBook(Map.of(ANN, 75L, BOB, 25L)));
        assertThat(replayed.audited().verdict()).isEqualTo(DealVerdict.WRONG);
        assertThat(replayed.audited().reason())
                .isEqualTo("1 were given too much, 1 of them above their cap; 1 were given too little");
        Finding over = replayed.findings().get(0);
        assertThat(over.investor()).isEqualTo(ANN);
        assertThat(over.kind()).isEqualTo(Finding.Kind.OVER);
        assertThat(over.difference()).isEqualTo(-15);
        assertThat(over.aboveCapBy()).isEqualTo(5);
        assertThat(over.limitKind()).contains(LimitKind.STATUTORY);
        Finding under = replayed.findings().get(1);
        assertThat(under.kind()).isEqualTo(Finding.Kind.UNDER);
        assertThat(under.difference()).isEqualTo(15);
        assertThat(under.aboveCapBy()).isZero();
        assertThat(under.limitKind()).isEmpty();
    }

    @Test
    void a_deal_whose_booked_lines_are_not_those_of_its_book_is_not_decidable() {
        ReplayedDeal missing = Replay.of(aPastBook(Map.of(ANN, 60L)));
        assertThat(missing.audited().verdict()).isEqualTo(DealVerdict.NOT_DECIDABLE);
        assertThat(missing.audited().reason())
                .isEqualTo("1 commitments have no booked line, 0 booked lines have no commitment");
        ReplayedDeal stranger = Replay.of(aPastBook(Map.of(ANN, 60L, BOB, 40L, new InvestorId("EVE"), 1L)));
        assertThat(stranger.audited().verdict()).isEqualTo(DealVerdict.NOT_DECIDABLE);
        assertThat(stranger.audited().levels()).isEmpty();
    }

    @Test
    void a_deal_without_commitments_is_not_decidable() {
        ReplayedDeal replayed = Replay.of(aPastBook(new Book(100, Terms.USUAL, List.of()), Map.of()));
        assertThat(replayed.audited().verdict()).isEqualTo(DealVerdict.NOT_DECIDABLE);
        assertThat(replayed.audited().because()).contains(Undecidable.NO_COMMITMENTS);
    }

    @Test
    void commitments_that_are_no_book_are_not_decidable() {
        notDecidable(
                Replay.of(PastBooksToTest.of(List.of(committed(ANN, 80, 60), committed(ANN, 90, 40)))),
                Undecidable.BOOK_REFUSED,
                "ANN commits twice");
        notDecidable(
                Replay.of(PastBooksToTest.of(
                        List.of(committed(ANN, 80, Long.MAX_VALUE), committed(BOB, 90, Long.MAX_VALUE)))),
                Undecidable.BOOK_REFUSED,
                "the weights add up to more than 9223372036854775807 minor units");
    }

    @Test
    void a_rule_that_the_certificate_contradicts_claims_nothing() {
        ReplayedDeal replayed = Replay.of(aPastBook(Map.of(ANN, 60L, BOB, 40L)), ReplayTest::oneTooFew);
        notDecidable(
                replayed,
                Undecidable.RULE_AND_CERTIFICATE_DISAGREE,
                "the certificate rejects what the rule gives: SUM: tier all: 99 is given, 100 is to be given, in lots");
    }

    @Test
    void a_sum_that_cannot_be_held_claims_nothing() {
        ReplayedDeal replayed = Replay.of(aPastBook(Map.of(ANN, 60L, BOB, 40L)), book -> {
            Math.multiplyExact(Long.MAX_VALUE, book.onOffer());
            return Proration.of(book);
        });
        notDecidable(replayed, Undecidable.TOO_LARGE, "a sum over the book is larger than can be held");
    }

    /** A fault: the last investor gets one unit less than is right. */
    private static Result oneTooFew(Book book) {
        Result right = Proration.of(book);
        List<Share> shares = new ArrayList<>(right.shares());
        Share last = shares.removeLast();
        shares.add(new Share(last.investor(), last.cap(), last.given() - 1));
        return new Result(right.levels(), shares, right.dropOuts());
    }

    private static void notDecidable(ReplayedDeal replayed, Undecidable because, String reason) {
        assertThat(replayed.audited().verdict()).isEqualTo(DealVerdict.NOT_DECIDABLE);
        assertThat(replayed.audited().because()).contains(because);
        assertThat(replayed.audited().reason()).isEqualTo(reason);
        assertThat(replayed.audited().levels()).isEmpty();
        assertThat(replayed.findings()).isEmpty();
    }

    private static Commitment committed(InvestorId investor, long requested, long weight) {
        return new Commitment(investor, requested, weight, Optional.empty(), Instant.parse("2026-01-05T09:00:00Z"));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void one_unit_moved_is_exactly_two_findings(long seed) {
        Book book = SeededBooks.of(seed);
        Map<InvestorId, Long> booked = new HashMap<>();
        Proration.of(book).shares().forEach(share -> booked.put(share.investor(), share.given()));
        assertThat(Replay.of(aPastBook(book, booked)).audited().verdict()).isEqualTo(DealVerdict.RIGHT);
        List<InvestorId> givers = book.commitments().stream()
                .map(Commitment::investor)
                .filter(investor -> booked.getOrDefault(investor, 0L) > 0)
                .toList();
        if (givers.isEmpty() || book.commitments().size() < 2) {
            return;
        }
        InvestorId from = givers.get(new Random(seed).nextInt(givers.size()));
        InvestorId to = book.commitments().stream()
                .map(Commitment::investor)
                .filter(investor -> !investor.equals(from))
                .findFirst()
                .orElseThrow();
        booked.merge(from, -1L, Long::sum);
        booked.merge(to, 1L, Long::sum);
        ReplayedDeal replayed = Replay.of(aPastBook(book, booked));
        assertThat(replayed.audited().verdict()).isEqualTo(DealVerdict.WRONG);
        assertThat(replayed.findings().stream().map(Finding::investor)).containsExactlyInAnyOrder(from, to);
        assertThat(replayed.findings().stream().mapToLong(Finding::difference).sum())
                .isZero();
    }

    private static PastBook aPastBook(Map<InvestorId, Long> booked) {
        Commitment ann = new Commitment(
                ANN, 80, 60, Optional.of(new Limit(70, LimitKind.STATUTORY)), Instant.parse("2026-01-05T09:00:00Z"));
        Commitment bob = committed(BOB, 90, 40);
        return aPastBook(new Book(100, Terms.USUAL, List.of(ann, bob)), booked);
    }

    private static PastBook aPastBook(Book book, Map<InvestorId, Long> booked) {
        return PastBooksToTest.of(book, booked);
    }
}
