package makewhole.allocation.verification.laws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;

/** Laws about what a change of the book may change in the shares. */
final class ChangeLaws {
    private ChangeLaws() {}

    static Optional<String> inputOrderNeverMatters(Algorithm algorithm, Book book, RandomGenerator chance) {
        List<Commitment> shuffled = shuffled(book.commitments(), chance);
        return difference(shares(algorithm, book), shares(algorithm, with(book, shuffled)));
    }

    static Optional<String> weightScaleNeverMatters(Algorithm algorithm, Book book, RandomGenerator chance) {
        long factor = 2 + chance.nextLong(9);
        List<Commitment> scaled = book.commitments().stream()
                .map(one -> new Commitment(
                        one.investor(),
                        one.requested(),
                        one.weight() * factor,
                        one.limit(),
                        one.committedAt(),
                        one.tier(),
                        one.override()))
                .toList();
        return difference(shares(algorithm, book), shares(algorithm, with(book, scaled)));
    }

    static Optional<String> namesNeverMatter(Algorithm algorithm, Book book, RandomGenerator chance) {
        List<Commitment> atOwnTimes = IntStream.range(0, book.commitments().size())
                .mapToObj(i -> at(book.commitments().get(i), Instant.EPOCH.plusSeconds(i)))
                .toList();
        List<InvestorId> names =
                shuffled(atOwnTimes.stream().map(Commitment::investor).toList(), chance);
        List<Commitment> renamed = IntStream.range(0, names.size())
                .mapToObj(i -> named(atOwnTimes.get(i), names.get(i)))
                .toList();
        List<Long> before = given(algorithm, with(book, atOwnTimes));
        List<Long> after = given(algorithm, with(book, renamed));
        return before.equals(after) ? Optional.empty() : Optional.of("%s became %s".formatted(before, after));
    }

    static Optional<String> askingForMoreChangesNothing(Algorithm algorithm, Book book, RandomGenerator chance) {
        Map<InvestorId, Long> before = shares(algorithm, book);
        long lot = book.terms().lot();
        List<Commitment> greedier = new ArrayList<>(book.commitments());
        greedier.replaceAll(one -> {
            boolean heldBack = before.getOrDefault(one.investor(), 0L) / lot < one.cap() / lot;
            return heldBack && chance.nextBoolean() ? asking(one, chance) : one;
        });
        return difference(before, shares(algorithm, with(book, greedier)));
    }

    static Optional<String> oneMoreCostsNobodyMoreThanOne(Algorithm algorithm, Book book) {
        Map<InvestorId, Long> before = shares(algorithm, book);
        long lot = book.terms().lot();
        Book more = new Book(book.onOffer() + lot, book.terms(), book.commitments());
        for (Share share : algorithm.allocate(more).shares()) {
            long had = before.getOrDefault(share.investor(), 0L);
            if (share.given() < had - lot) {
                return Optional.of("%s had %d when there was less".formatted(share, had));
            }
        }
        return Optional.empty();
    }

    static Optional<String> sameInputSameOutput(Algorithm algorithm, Book book) {
        return algorithm.allocate(book).equals(algorithm.allocate(book))
                ? Optional.empty()
                : Optional.of("two runs differ");
    }

    private static Map<InvestorId, Long> shares(Algorithm algorithm, Book book) {
        Map<InvestorId, Long> given = new HashMap<>();
        algorithm.allocate(book).shares().forEach(share -> given.put(share.investor(), share.given()));
        return given;
    }

    private static List<Long> given(Algorithm algorithm, Book book) {
        return algorithm.allocate(book).shares().stream().map(Share::given).toList();
    }

    private static Optional<String> difference(Map<InvestorId, Long> before, Map<InvestorId, Long> after) {
        return before.keySet().stream()
                .sorted()
                .filter(investor -> !Objects.equals(before.get(investor), after.get(investor)))
                .map(investor -> "%s had %d, now %d".formatted(investor, before.get(investor), after.get(investor)))
                .findFirst();
    }

    private static <T> List<T> shuffled(List<T> list, RandomGenerator chance) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, chance);
        return shuffled;
    }

    private static Book with(Book book, List<Commitment> commitments) {
        return new Book(book.onOffer(), book.terms(), commitments);
    }

    private static Commitment at(Commitment one, Instant time) {
        return new Commitment(
                one.investor(), one.requested(), one.weight(), one.limit(), time, one.tier(), one.override());
    }

    private static Commitment named(Commitment one, InvestorId name) {
        return new Commitment(
                name, one.requested(), one.weight(), one.limit(), one.committedAt(), one.tier(), one.override());
    }

    private static Commitment asking(Commitment one, RandomGenerator chance) {
        long requested = one.requested() + 1 + chance.nextLong(one.requested() + 10);
        return new Commitment(
                one.investor(), requested, one.weight(), one.limit(), one.committedAt(), one.tier(), one.override());
    }
}
