package makewhole.allocation.certificate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.Tier;

/** Faults in what the terms of a deal mean: limits, lots, tiers, overrides. */
enum TermsFault implements Fault {
    A_LIMIT_IS_IGNORED(book -> new PlainRule(book) {
        @Override
        long cap(Commitment one) {
            return lots(one.requested());
        }
    }),

    /** The limit has become lower since. */
    A_LIMIT_IS_STALE(book -> new PlainRule(book) {
        @Override
        long cap(Commitment one) {
            long before = one.limit().map(Limit::amount).orElse(0L);
            return Math.max(super.cap(one), Math.min(lots(one.requested()), lots(before + before / 4 + 1)));
        }
    }),

    LOTS_ARE_IGNORED(book -> new PlainRule(book) {
        @Override
        long lot() {
            return 1;
        }
    }),

    A_CAP_IS_ROUNDED_UP_TO_LOTS(book -> new PlainRule(book) {
        @Override
        long cap(Commitment one) {
            return lots(capInUnits(one) + lot() - 1);
        }
    }),

    TIERS_ARE_SERVED_IN_THE_WRONG_ORDER(book -> new PlainRule(book) {
        @Override
        List<Tier> tiers() {
            return terms.tiers().reversed();
        }
    }),

    TIERS_ARE_IGNORED(book -> new PlainRule(book) {
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

    A_CARVE_OUT_IS_IGNORED(book -> new PlainRule(book) {
        @Override
        long mostFor(Tier tier) {
            return Long.MAX_VALUE;
        }
    }),

    WHAT_A_CARVE_OUT_LEAVES_IS_LOST(book -> new PlainRule(book) {
        @Override
        long leftAfter(long before, long most, long given) {
            return before - most;
        }
    }),

    A_CARVE_OUT_IS_KEPT_FREE_FOR_ITS_TIER(book -> new PlainRule(book) {
        @Override
        long mostFor(Tier tier) {
            boolean keepsNothing = terms.tiers().getLast().carveOut().isEmpty()
                    || tier.equals(terms.tiers().getLast());
            long kept =
                    keepsNothing ? 0 : lots(terms.tiers().getLast().carveOut().get());
            return Math.min(super.mostFor(tier), Math.max(0, lots(book.onOffer()) - kept));
        }
    }),

    AN_OVERRIDE_IS_IGNORED(book -> new PlainRule(withoutOverrides(book))),

    AN_OVERRIDE_IS_COUNTED_TWICE(book -> new PlainRule(book) {
        @Override
        long leftByOverrides() {
            return Math.max(0, super.leftByOverrides() - overridden(book.commitments()));
        }
    }),

    AN_OVERRIDE_IS_NOT_TAKEN_OFF_WHAT_IS_ON_OFFER(book -> new PlainRule(book) {
        @Override
        long leftByOverrides() {
            return lots(book.onOffer());
        }
    }),

    AN_OVERRIDDEN_INVESTOR_IS_GIVEN_A_SHARE_IN_ADDITION(book -> new PlainRule(book) {
        @Override
        List<Commitment> membersOf(Tier tier) {
            return book.commitments().stream()
                    .filter(one -> one.tier().equals(tier.name()))
                    .toList();
        }
    }),

    AN_OVERRIDE_DOES_NOT_USE_UP_ITS_CARVE_OUT(book -> new PlainRule(book) {
        @Override
        long mostFor(Tier tier) {
            return tier.carveOut().map(this::lots).orElse(Long.MAX_VALUE);
        }
    }),

    AN_OVERRIDE_TAKES_NO_PLACE(book -> new PlainRule(book) {
        @Override
        int holdersByOverride() {
            return 0;
        }
    }),

    AN_OVERRIDE_OF_NOTHING_TAKES_A_PLACE(book -> new PlainRule(book) {
        @Override
        int holdersByOverride() {
            return (int) book.commitments().stream()
                    .filter(one -> one.override().isPresent())
                    .count();
        }
    });

    private final Function<Book, PlainRule> algorithm;

    TermsFault(Function<Book, PlainRule> algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public Function<Book, PlainRule> algorithm() {
        return algorithm;
    }

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
