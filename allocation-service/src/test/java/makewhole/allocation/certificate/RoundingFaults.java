package makewhole.allocation.certificate;

import static makewhole.allocation.certificate.Fractions.compare;
import static makewhole.allocation.certificate.Fractions.floor;
import static makewhole.allocation.certificate.Fractions.isSome;
import static makewhole.allocation.certificate.Fractions.remainder;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Ratio;

/** Faults in how exact shares become whole lots. */
final class RoundingFaults {
    static final List<Fault> ALL = List.of(
            new Fault(
                    "each share is rounded alone",
                    book -> rounding(book, exact -> {
                        Ratio twice = exact.times(2);
                        return (floor(twice) + 1) / 2;
                    })),
            new Fault(
                    "each share is rounded up",
                    book -> rounding(book, exact -> floor(exact) + (isWhole(exact) ? 0 : 1))),
            new Fault("what rounding leaves is lost", book -> rounding(book, Fractions::floor)),
            new Fault(
                    "what rounding leaves goes to the first in the book",
                    book -> lastLots(
                            book,
                            _ -> Comparator.comparingInt(
                                    one -> book.commitments().indexOf(one)))),
            new Fault(
                    "what rounding leaves goes to the earliest",
                    book -> lastLots(book, _ -> Comparator.comparing(Commitment::committedAt))),
            new Fault(
                    "what rounding leaves goes past a cap",
                    book -> lastLots(
                            book,
                            shared -> Comparator.comparing((Commitment one) -> shared.of(one), Fractions::compare)
                                    .reversed())),
            new Fault(
                    "what rounding leaves goes to the heaviest",
                    book -> lastLots(
                            book,
                            _ -> Comparator.comparingLong(Commitment::weight).reversed())),
            new Fault(
                    "what rounding leaves goes to the smallest remainders",
                    book -> lastLots(
                            book,
                            shared -> Comparator.comparing((Commitment one) -> remainder(shared.of(one)), (a, b) -> {
                                boolean bothSome = isSome(a) && isSome(b);
                                return bothSome ? compare(a, b) : compare(b, a);
                            }))),
            new Fault("all that rounding leaves goes to one", book -> new PlainRule(book) {
                @Override
                Map<Commitment, Long> whole(List<Commitment> members, Shared shared, long toGive) {
                    Map<Commitment, Long> whole = new HashMap<>();
                    shared.exact().forEach((one, exact) -> whole.put(one, floor(exact)));
                    long left = toGive
                            - whole.values().stream().mapToLong(Long::longValue).sum();
                    shared.exact().keySet().stream()
                            .min(lastLotsFirst(shared))
                            .ifPresent(one -> whole.merge(one, left, Long::sum));
                    return whole;
                }
            }),
            new Fault(
                    "a tie goes to the later commitment",
                    book -> tie(
                            book,
                            Comparator.comparing(Commitment::committedAt)
                                    .reversed()
                                    .thenComparing(Commitment::investor))),
            new Fault(
                    "a tie goes to the larger id",
                    book -> tie(
                            book,
                            Comparator.comparing(Commitment::committedAt)
                                    .thenComparing(Comparator.comparing(Commitment::investor)
                                            .reversed()))),
            new Fault("a tie goes by id alone", book -> tie(book, Comparator.comparing(Commitment::investor))),
            new Fault(
                    "a tie goes by input order",
                    book -> tie(
                            book,
                            Comparator.comparingInt(one -> book.commitments().indexOf(one)))),
            new Fault(
                    "a tie goes by time and then input order",
                    book -> tie(
                            book,
                            Comparator.comparing(Commitment::committedAt)
                                    .thenComparingInt(one -> book.commitments().indexOf(one)))),
            new Fault(
                    "a tie goes to the heavier",
                    book -> tie(
                            book,
                            Comparator.comparingLong(Commitment::weight)
                                    .reversed()
                                    .thenComparing(Commitment::committedAt)
                                    .thenComparing(Commitment::investor))));

    private RoundingFaults() {}

    private static boolean isWhole(Ratio exact) {
        return !isSome(remainder(exact));
    }

    private static PlainRule rounding(Book book, Function<Ratio, Long> rounding) {
        return new PlainRule(book) {
            @Override
            Map<Commitment, Long> whole(List<Commitment> members, Shared shared, long toGive) {
                Map<Commitment, Long> whole = new HashMap<>();
                shared.exact().forEach((one, exact) -> whole.put(one, rounding.apply(exact)));
                return whole;
            }
        };
    }

    private static PlainRule lastLots(Book book, Function<PlainRule.Shared, Comparator<Commitment>> order) {
        return new PlainRule(book) {
            @Override
            Comparator<Commitment> lastLotsFirst(Shared shared) {
                return order.apply(shared).thenComparing(tiesFirst());
            }
        };
    }

    /** Wrong about the last lots only; drop-outs go by the right order. */
    private static PlainRule tie(Book book, Comparator<Commitment> order) {
        return new PlainRule(book) {
            @Override
            Comparator<Commitment> lastLotsFirst(Shared shared) {
                return Comparator.comparing((Commitment one) -> remainder(shared.of(one)), Fractions::compare)
                        .reversed()
                        .thenComparing(order);
            }
        };
    }
}
