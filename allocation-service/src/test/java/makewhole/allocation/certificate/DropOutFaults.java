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
final class DropOutFaults {
    static final List<Fault> ALL = List.of(
            new Fault("the minimum is ignored", book -> withMinimum(book, 0)),
            new Fault(
                    "the minimum is rounded down to lots",
                    book -> withMinimum(
                            book, book.terms().minimum() / book.terms().lot())),
            new Fault(
                    "the minimum is compared with lots",
                    book -> withMinimum(book, book.terms().minimum())),
            new Fault("whoever has exactly the minimum drops out", book -> new PlainRule(book) {
                @Override
                long minimum() {
                    return super.minimum() == 0 ? 0 : super.minimum() + 1;
                }
            }),
            new Fault("all below the minimum drop out at once", book -> new PlainRule(book) {
                @Override
                List<Commitment> leaving(List<Commitment> members, Shared shared, int places) {
                    List<Commitment> small = members.stream()
                            .filter(one -> isSome(shared.of(one)) && isBelow(shared.of(one), minimum()))
                            .sorted(leaversFirst(shared))
                            .toList();
                    return small.isEmpty() ? super.leaving(members, shared, places) : small;
                }
            }),
            new Fault("all beyond the places drop out at once", book -> new PlainRule(book) {
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
            new Fault(
                    "the largest drops out",
                    book -> leaving(
                            book,
                            shared -> Comparator.comparing((Commitment one) -> shared.of(one), Fractions::compare)
                                    .reversed())),
            new Fault(
                    "the smallest request drops out",
                    book -> leaving(book, _ -> Comparator.comparingLong(Commitment::requested))),
            new Fault(
                    "the lightest drops out", book -> leaving(book, _ -> Comparator.comparingLong(Commitment::weight))),
            new Fault(
                    "the latest drops out",
                    book -> leaving(
                            book,
                            _ -> Comparator.comparing(Commitment::committedAt).reversed())),
            new Fault("of equal ones the winner of a tie drops out", book -> new PlainRule(book) {
                @Override
                Comparator<Commitment> leaversFirst(Shared shared) {
                    return Comparator.comparing(shared::of, Fractions::compare).thenComparing(tiesFirst());
                }
            }),

            // The share after rounding down, which makes ties of what is none.
            new Fault(
                    "rounded shares decide who drops out",
                    book -> leaving(
                            book, shared -> Comparator.comparingLong((Commitment one) -> floor(shared.of(one))))),
            new Fault("whoever has nothing drops out too", book -> new PlainRule(book) {
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
            new Fault("the shares of drop outs are lost", book -> new PlainRule(book) {
                @Override
                Shared withoutDropOuts(List<Commitment> members, long most, int places) {
                    Shared before = share(new ArrayList<>(members), most);
                    Shared right = super.withoutDropOuts(members, most, places);
                    before.exact().keySet().retainAll(members);
                    return new Shared(before.exact(), right.level());
                }
            }),
            new Fault("the holder limit is ignored", book -> withPlaces(book, Integer.MAX_VALUE)),
            new Fault(
                    "the reserve of the holder limit is ignored",
                    book -> withPlaces(
                            book, book.terms().holders().map(HolderLimit::most).orElse(Integer.MAX_VALUE))),
            new Fault("every tier has all the places", book -> new PlainRule(book) {
                @Override
                int placesTaken(Shared shared) {
                    return 0;
                }
            }),
            new Fault("whoever is rounded down to nothing takes no place", book -> new PlainRule(book) {
                @Override
                int placesTaken(Shared shared) {
                    return (int) shared.exact().values().stream()
                            .filter(exact -> !isBelow(exact, 1))
                            .count();
                }
            }),
            new Fault("everybody drops out for the minimum", book -> reasoning(book, DropOut.Reason.MINIMUM_TICKET)),
            new Fault(
                    "everybody drops out for the holder limit", book -> reasoning(book, DropOut.Reason.HOLDER_LIMIT)));

    private DropOutFaults() {}

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
