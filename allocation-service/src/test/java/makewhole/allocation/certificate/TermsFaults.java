package makewhole.allocation.certificate;

import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.Tier;

/** Faults in what the terms of a deal mean: limits, lots, tiers, overrides. */
final class TermsFaults {
    static final List<Fault> ALL = List.of(
            new Fault("a limit is ignored", book -> new PlainRule(book) {
                @Override
                long cap(Commitment one) {
                    return lots(one.requested());
                }
            }),

            // The limit has become lower since.
            new Fault("a limit is stale", book -> new PlainRule(book) {
                @Override
                long cap(Commitment one) {
                    long before = one.limit().map(Limit::amount).orElse(0L);
                    return Math.max(super.cap(one), Math.min(lots(one.requested()), lots(before + before / 4 + 1)));
                }
            }),
            new Fault("lots are ignored", book -> new PlainRule(book) {
                @Override
                long lot() {
                    return 1;
                }
            }),
            new Fault("a cap is rounded up to lots", book -> new PlainRule(book) {
                @Override
                long cap(Commitment one) {
                    return lots(capInUnits(one) + lot() - 1);
                }
            }),
            new Fault("tiers are served in the wrong order", book -> new PlainRule(book) {
                @Override
                List<Tier> tiers() {
                    return terms.tiers().reversed();
                }
            }),
            new Fault("tiers are ignored", book -> new PlainRule(book) {
                @Override
                List<Commitment> membersOf(Tier tier) {
                    boolean isFirst = tier.equals(terms.tiers().getFirst());
                    return isFirst
                            ? terms.tiers().stream()
                                    .flatMap(each -> super.membersOf(each).stream())
                                    .toList()
                            : List.of();
                }
            }),
            new Fault("a carve out is ignored", book -> new PlainRule(book) {
                @Override
                long mostFor(Tier tier) {
                    return Long.MAX_VALUE;
                }
            }),
            new Fault("what a carve out leaves is lost", book -> new PlainRule(book) {
                @Override
                long leftAfter(long before, long most, long given) {
                    return before - most;
                }
            }),
            new Fault("a carve out is kept free for its tier", book -> new PlainRule(book) {
                @Override
                long mostFor(Tier tier) {
                    boolean keepsNothing = terms.tiers().getLast().carveOut().isEmpty()
                            || tier.equals(terms.tiers().getLast());
                    long kept = keepsNothing
                            ? 0
                            : lots(terms.tiers().getLast().carveOut().get());
                    return Math.min(super.mostFor(tier), Math.max(0, lots(book.onOffer()) - kept));
                }
            }),
            new Fault("an override is ignored", book -> new PlainRule(withoutOverrides(book))),
            new Fault("an override is counted twice", book -> new PlainRule(book) {
                @Override
                long leftByOverrides() {
                    return Math.max(0, super.leftByOverrides() - overridden(book.commitments()));
                }
            }),
            new Fault("an override is not taken off what is on offer", book -> new PlainRule(book) {
                @Override
                long leftByOverrides() {
                    return lots(book.onOffer());
                }
            }),
            new Fault("an overridden investor is given a share in addition", book -> new PlainRule(book) {
                @Override
                List<Commitment> membersOf(Tier tier) {
                    return book.commitments().stream()
                            .filter(one -> one.tier().equals(tier.name()))
                            .toList();
                }
            }),
            new Fault("an override does not use up its carve out", book -> new PlainRule(book) {
                @Override
                long mostFor(Tier tier) {
                    return tier.carveOut().map(this::lots).orElse(Long.MAX_VALUE);
                }
            }),
            new Fault("an override takes no place", book -> new PlainRule(book) {
                @Override
                int holdersByOverride() {
                    return 0;
                }
            }),
            new Fault("an override of nothing takes a place", book -> new PlainRule(book) {
                @Override
                int holdersByOverride() {
                    return (int) book.commitments().stream()
                            .filter(one -> one.override().isPresent())
                            .count();
                }
            }));

    private TermsFaults() {}

    private static Book withoutOverrides(Book book) {
        return new Book(
                book.onOffer(),
                book.terms(),
                book.commitments().stream()
                        .map(one -> new Commitment(
                                one.investor(),
                                one.requested(),
                                one.weight(),
                                one.limit(),
                                one.committedAt(),
                                one.tier(),
                                Optional.empty()))
                        .toList());
    }
}
