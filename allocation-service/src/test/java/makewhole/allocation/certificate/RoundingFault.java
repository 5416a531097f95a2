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
enum RoundingFault implements Fault {
    EACH_SHARE_IS_ROUNDED_ALONE(book -> rounding(book, exact -> {
        Ratio twice = exact.times(2);
        return (floor(twice) + 1) / 2;
    })),

    EACH_SHARE_IS_ROUNDED_UP(book -> rounding(book, exact -> floor(exact) + (isWhole(exact) ? 0 : 1))),

    WHAT_ROUNDING_LEAVES_IS_LOST(book -> rounding(book, Fractions::floor)),

    WHAT_ROUNDING_LEAVES_GOES_TO_THE_FIRST_IN_THE_BOOK(book -> lastLots(
            book, _ -> Comparator.comparingInt(one -> book.commitments().indexOf(one)))),

    WHAT_ROUNDING_LEAVES_GOES_TO_THE_EARLIEST(
            book -> lastLots(book, _ -> Comparator.comparing(Commitment::committedAt))),

    WHAT_ROUNDING_LEAVES_GOES_PAST_A_CAP(book -> lastLots(
            book,
            shared -> Comparator.comparing((Commitment one) -> shared.of(one), Fractions::compare)
                    .reversed())),

    WHAT_ROUNDING_LEAVES_GOES_TO_THE_HEAVIEST(
            book -> lastLots(book, _ -> Comparator.comparing(Commitment::weight).reversed())),

    WHAT_ROUNDING_LEAVES_GOES_TO_THE_SMALLEST_REMAINDERS(book -> lastLots(
            book,
            shared -> Comparator.comparing((Commitment one) -> remainder(shared.of(one)), (a, b) -> {
                boolean bothSome = isSome(a) && isSome(b);
                return bothSome ? compare(a, b) : compare(b, a);
            }))),

    ALL_THAT_ROUNDING_LEAVES_GOES_TO_ONE(book -> new PlainRule(book) {
        @Override
        Map<Commitment, Long> whole(List<Commitment> members, Shared shared, long toGive) {
            Map<Commitment, Long> whole = new HashMap<>();
            shared.exact().forEach((one, exact) -> whole.put(one, floor(exact)));
            long left =
                    toGive - whole.values().stream().mapToLong(Long::longValue).sum();
            shared.exact().keySet().stream()
                    .min(lastLotsFirst(shared))
                    .ifPresent(one -> whole.merge(one, left, Long::sum));
            return whole;
        }
    }),

    A_TIE_GOES_TO_THE_LATER_COMMITMENT(book ->
            tie(book, Comparator.comparing(Commitment::committedAt).reversed().thenComparing(Commitment::investor))),

    A_TIE_GOES_TO_THE_LARGER_ID(book -> tie(
            book,
            Comparator.comparing(Commitment::committedAt)
                    .thenComparing(Comparator.comparing(Commitment::investor).reversed()))),

    A_TIE_GOES_BY_ID_ALONE(book -> tie(book, Comparator.comparing(Commitment::investor))),

    A_TIE_GOES_BY_INPUT_ORDER(
            book -> tie(book, Comparator.comparingInt(one -> book.commitments().indexOf(one)))),

    A_TIE_GOES_BY_TIME_AND_THEN_INPUT_ORDER(book -> tie(
            book,
            Comparator.comparing(Commitment::committedAt)
                    .thenComparingInt(one -> book.commitments().indexOf(one)))),

    A_TIE_GOES_TO_THE_HEAVIER(book -> tie(
            book,
            Comparator.comparing(Commitment::weight)
                    .reversed()
                    .thenComparing(Commitment::committedAt)
                    .thenComparing(Commitment::investor)));

    private final Function<Book, PlainRule> algorithm;

    RoundingFault(Function<Book, PlainRule> algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public Function<Book, PlainRule> algorithm() {
        return algorithm;
    }

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
