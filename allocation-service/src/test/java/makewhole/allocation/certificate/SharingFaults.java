package makewhole.allocation.certificate;

import static makewhole.allocation.certificate.Fractions.NOTHING;
import static makewhole.allocation.certificate.Fractions.dividedBy;
import static makewhole.allocation.certificate.Fractions.floor;
import static makewhole.allocation.certificate.Fractions.isBelow;
import static makewhole.allocation.certificate.Fractions.isSome;
import static makewhole.allocation.certificate.Fractions.product;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Tier;

/** Faults in who shares how much before any rounding. */
final class SharingFaults {
    static final List<Fault> ALL = List.of(
            new Fault("caps are not looked at", book -> withPasses(book, 0)),

            // What proration-1 did.
            new Fault("one redistribution only", book -> withPasses(book, 1)),
            new Fault("two passes only", book -> withPasses(book, 2)),
            new Fault("increments are compared with the whole request", book -> new PlainRule(book) {
                @Override
                Shared share(List<Commitment> members, long most) {
                    Shared right = super.share(members, most);
                    return right.level() instanceof Level.PerWeight
                            ? new Shared(helpings(members, most), right.level())
                            : right;
                }

                // Every helping is cut at the request, as if nothing had been given before.
                private Map<Commitment, Ratio> helpings(List<Commitment> members, long most) {
                    Map<Commitment, Ratio> exact = new HashMap<>();
                    List<Commitment> thirsty = new ArrayList<>(
                            members.stream().filter(one -> isSome(weight(one))).toList());
                    Ratio left = Ratio.of(most, 1);
                    while (isSome(left) && !thirsty.isEmpty()) {
                        Ratio weights = thirsty.stream().map(this::weight).reduce(NOTHING, Ratio::plus);
                        Ratio level = dividedBy(left, weights);
                        for (Commitment one : List.copyOf(thirsty)) {
                            Ratio helping = product(level, weight(one));
                            if (!isBelow(helping, cap(one))) {
                                helping = Ratio.of(cap(one), 1);
                                thirsty.remove(one);
                            }
                            exact.merge(one, helping, Ratio::plus);
                            left = minus(left, helping);
                        }
                    }
                    return exact;
                }

                private static Ratio minus(Ratio a, Ratio b) {
                    BigInteger over = a.numerator()
                            .multiply(b.denominator())
                            .subtract(b.numerator().multiply(a.denominator()));
                    return new Ratio(over.max(BigInteger.ZERO), a.denominator().multiply(b.denominator()));
                }
            }),
            new Fault("everybody shares by head", book -> new PlainRule(book) {
                @Override
                Ratio weight(Commitment one) {
                    return isSome(super.weight(one)) ? Ratio.of(1, 1) : NOTHING;
                }
            }),
            new Fault("everybody shares by request", book -> new PlainRule(book) {
                @Override
                Ratio weight(Commitment one) {
                    return isSome(super.weight(one)) ? Ratio.of(one.requested(), 1) : NOTHING;
                }
            }),
            new Fault("zero history is dropped", book -> new PlainRule(book) {
                @Override
                List<Commitment> membersOf(Tier tier) {
                    return super.membersOf(tier).stream()
                            .filter(one -> one.weight() > 0)
                            .toList();
                }
            }),
            new Fault("zero history is served first", book -> new PlainRule(book) {
                @Override
                Shared share(List<Commitment> members, long most) {
                    List<Commitment> first =
                            members.stream().filter(one -> !isSome(weight(one))).toList();
                    List<Commitment> then =
                            members.stream().filter(one -> isSome(weight(one))).toList();
                    long taken = Math.min(most, wanted(first));
                    Map<Commitment, Ratio> exact =
                            new HashMap<>(super.share(first, taken).exact());
                    exact.putAll(super.share(then, most - taken).exact());
                    return new Shared(exact, super.share(members, most).level());
                }
            }),
            new Fault("zero history shares by request instead of by head", book -> new PlainRule(book) {
                @Override
                Shared share(List<Commitment> members, long most) {
                    Shared right = super.share(members, most);
                    List<Commitment> last = members.stream()
                            .filter(one -> !isSome(weight(one)) && cap(one) > 0)
                            .toList();
                    if (right.level() instanceof Level.PerHead) {
                        long left = most - wanted(members) + wanted(last);
                        pour(last, one -> Ratio.of(one.requested(), 1), left, right.exact());
                    }
                    return right;
                }
            }),
            new Fault("zero history weighs one", book -> new PlainRule(book) {
                @Override
                Ratio weight(Commitment one) {
                    return one.weight() == 0 ? Ratio.of(1, 1) : super.weight(one);
                }
            }),
            new Fault("the mean is of all instead of those above zero", book -> new PlainRule(book) {
                @Override
                Ratio mean() {
                    return Ratio.of(
                            book.commitments().stream()
                                    .mapToLong(Commitment::weight)
                                    .sum(),
                            book.commitments().size());
                }
            }),
            new Fault("the mean is rounded", book -> new PlainRule(book) {
                @Override
                Ratio mean() {
                    return Ratio.of(floor(super.mean()), 1);
                }
            }),
            new Fault("the mean leaves overridden investors out", book -> new PlainRule(book) {
                @Override
                Ratio mean() {
                    List<Long> above = book.commitments().stream()
                            .filter(one -> one.override().isEmpty() && one.weight() > 0)
                            .map(Commitment::weight)
                            .toList();
                    return Ratio.of(above.stream().mapToLong(Long::longValue).sum(), Math.max(1, above.size()));
                }
            }),
            new Fault("request as weight uses the cap", book -> new PlainRule(book) {
                @Override
                Ratio weight(Commitment one) {
                    Ratio right = super.weight(one);
                    boolean byRequest = one.weight() == 0 && Objects.equals(right, Ratio.of(one.requested(), 1));
                    return byRequest ? Ratio.of(capInUnits(one), 1) : right;
                }
            }));

    private SharingFaults() {}

    private static PlainRule withPasses(Book book, int passes) {
        return new PlainRule(book) {
            @Override
            int passes() {
                return passes;
            }
        };
    }
}
