package makewhole.allocation.certificate;

import static makewhole.allocation.certificate.Fractions.floor;
import static makewhole.allocation.certificate.Fractions.isBelow;
import static makewhole.allocation.certificate.Fractions.isSome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.HolderLimit;

/** Faults in who drops out, in which order, and why. */
enum DropOutFault implements Fault {
    THE_MINIMUM_IS_IGNORED(book -> withMinimum(book, 0)),

    THE_MINIMUM_IS_ROUNDED_DOWN_TO_LOTS(
            book -> withMinimum(book, book.terms().minimum() / book.terms().lot())),

    THE_MINIMUM_IS_COMPARED_WITH_LOTS(book -> withMinimum(book, book.terms().minimum())),

    WHOEVER_HAS_EXACTLY_THE_MINIMUM_DROPS_OUT(book -> new PlainRule(book) {
        @Override
        long minimum() {
            return super.minimum() == 0 ? 0 : super.minimum() + 1;
        }
    }),

    ALL_BELOW_THE_MINIMUM_DROP_OUT_AT_ONCE(book -> new PlainRule(book) {
        @Override
        List<Commitment> leaving(List<Commitment> members, Shared shared, int places) {
            List<Commitment> small = members.stream()
                    .filter(one -> isSome(shared.of(one)) && isBelow(shared.of(one), minimum()))
                    .sorted(leaversFirst(shared))
                    .toList();
            return small.isEmpty() ? super.leaving(members, shared, places) : small;
        }
    }),

    ALL_BEYOND_THE_PLACES_DROP_OUT_AT_ONCE(book -> new PlainRule(book) {
        @Override
        List<Commitment> leaving(List<Commitment> members, Shared shared, int places) {
            int beyond = shared.holders() - Math.max(0, places);
            return members.stream()
                    .filter(one -> isSome(shared.of(one)))
                    .sorted(leaversFirst(shared))
                    .limit(super.leaving(members, shared, places).isEmpty() ? 0 : Math.max(1, beyond))
                    .toList();
        }
    }),

    THE_LARGEST_DROPS_OUT(book -> leaving(
            book,
            shared -> Comparator.comparing((Commitment one) -> shared.of(one), Fractions::compare)
                    .reversed())),

    THE_SMALLEST_REQUEST_DROPS_OUT(book -> leaving(book, _ -> Comparator.comparing(Commitment::requested))),

    THE_LIGHTEST_DROPS_OUT(book -> leaving(book, _ -> Comparator.comparing(Commitment::weight))),

    THE_LATEST_DROPS_OUT(book ->
            leaving(book, _ -> Comparator.comparing(Commitment::committedAt).reversed())),

    OF_EQUAL_ONES_THE_WINNER_OF_A_TIE_DROPS_OUT(book -> new PlainRule(book) {
        @Override
        Comparator<Commitment> leaversFirst(Shared shared) {
            return Comparator.comparing(shared::of, Fractions::compare).thenComparing(tiesFirst());
        }
    }),

    /** The share after rounding down, which makes ties of what is none. */
    ROUNDED_SHARES_DECIDE_WHO_DROPS_OUT(book ->
            leaving(book, shared -> Comparator.comparing((Commitment one) -> floor(shared.of(one))))),

    WHOEVER_HAS_NOTHING_DROPS_OUT_TOO(book -> new PlainRule(book) {
        @Override
        List<Commitment> leaving(List<Commitment> members, Shared shared, int places) {
            List<Commitment> right = super.leaving(members, shared, places);
            return right.isEmpty() && minimum() > 0
                    ? members.stream()
                            .filter(one -> !isSome(shared.of(one)))
                            .limit(1)
                            .toList()
                    : right;
        }
    }),

    THE_SHARES_OF_DROP_OUTS_ARE_LOST(book -> new PlainRule(book) {
        @Override
        Shared withoutDropOuts(List<Commitment> members, long most, int places) {
            Shared before = share(new ArrayList<>(members), most);
            Shared right = super.withoutDropOuts(members, most, places);
            before.exact().keySet().retainAll(members);
            return new Shared(before.exact(), right.level());
        }
    }),

    THE_HOLDER_LIMIT_IS_IGNORED(book -> withPlaces(book, Integer.MAX_VALUE)),

    THE_RESERVE_OF_THE_HOLDER_LIMIT_IS_IGNORED(book ->
            withPlaces(book, book.terms().holders().map(HolderLimit::most).orElse(Integer.MAX_VALUE))),

    EVERY_TIER_HAS_ALL_THE_PLACES(book -> new PlainRule(book) {
        @Override
        int placesTaken(Shared shared) {
            return 0;
        }
    }),

    WHOEVER_IS_ROUNDED_DOWN_TO_NOTHING_TAKES_NO_PLACE(book -> new PlainRule(book) {
        @Override
        int placesTaken(Shared shared) {
            return (int) shared.exact().values().stream()
                    .filter(exact -> !isBelow(exact, 1))
                    .count();
        }
    }),

    EVERYBODY_DROPS_OUT_FOR_THE_MINIMUM(book -> reasoning(book, DropOut.Reason.MINIMUM_TICKET)),

    EVERYBODY_DROPS_OUT_FOR_THE_HOLDER_LIMIT(book -> reasoning(book, DropOut.Reason.HOLDER_LIMIT));

    private final Function<Book, PlainRule> algorithm;

    DropOutFault(Function<Book, PlainRule> algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public Function<Book, PlainRule> algorithm() {
        return algorithm;
    }

    private static PlainRule withMinimum(Book book, long lots) {
        return new PlainRule(book) {
            @Override
            long minimum() {
                return lots;
            }
        };
    }

    private static PlainRule withPlaces(Book book, int places) {
        return new PlainRule(book) {
            @Override
            int places() {
                return places;
            }
        };
    }

    private static PlainRule leaving(Book book, Function<PlainRule.Shared, Comparator<Commitment>> order) {
        return new PlainRule(book) {
            @Override
            Comparator<Commitment> leaversFirst(Shared shared) {
                return order.apply(shared).thenComparing(tiesFirst().reversed());
            }
        };
    }

    private static PlainRule reasoning(Book book, DropOut.Reason reason) {
        return new PlainRule(book) {
            @Override
            DropOut droppedOut(Commitment one, Shared shared) {
                DropOut right = super.droppedOut(one, shared);
                return new DropOut(right.investor(), right.tier(), reason);
            }
        };
    }
}
