package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A deal with its commitments, as far as the rule needs to know it. An investor commits at most once. The requested
 * amounts together, and the weights together, fit 64 bits, so that no sum over a book can overflow.
 *
 * @param onOffer minor units to be shared out, zero or more
 * @param commitments in any order: it never matters for the result, which has the same order
 */
public record Book(long onOffer, Terms terms, List<Commitment> commitments) {
    public Book {
        requireNonNull(terms, "terms");
        commitments = List.copyOf(commitments);
        if (onOffer < 0) {
            throw new BookRefusedException("%d is on offer, which is negative".formatted(onOffer));
        }
        refuseSecondCommitments(commitments);
        refuseUnknownTiers(terms, commitments);
        refuseOverridesThatCannotBe(onOffer, terms, commitments);
        refuseOverflow("requested amounts", commitments, Commitment::requested);
        refuseOverflow("weights", commitments, Commitment::weight);
        EffectiveWeights.of(terms.zeroHistory(), commitments);
    }

    /** What all investors together may be given at most, in minor units. */
    public long demand() {
        return commitments.stream().mapToLong(Commitment::cap).sum();
    }

    private static void refuseSecondCommitments(List<Commitment> commitments) {
        Set<InvestorId> seen = HashSet.newHashSet(commitments.size());
        for (Commitment commitment : commitments) {
            if (!seen.add(commitment.investor())) {
                throw new BookRefusedException("%s commits twice".formatted(commitment.investor()));
            }
        }
    }

    private static void refuseUnknownTiers(Terms terms, List<Commitment> commitments) {
        Set<TierName> tiers = terms.tiers().stream().map(Tier::name).collect(Collectors.toSet());
        for (Commitment commitment : commitments) {
            if (!tiers.contains(commitment.tier())) {
                throw new BookRefusedException("%s is in tier %s, which the deal does not have"
                        .formatted(commitment.investor(), commitment.tier()));
            }
        }
    }

    /** An override takes no investor above their cap, keeps lots and minimum, and all of them together can be served. */
    private static void refuseOverridesThatCannotBe(long onOffer, Terms terms, List<Commitment> commitments) {
        long left = onOffer;
        int holders = 0;
        for (Commitment commitment : commitments) {
            if (commitment.override().isEmpty()) {
                continue;
            }
            long amount = commitment.override().get().amount();
            if (amount > commitment.cap() || amount % terms.lot() != 0 || (amount > 0 && amount < terms.minimum())) {
                throw new BookRefusedException(
                        "%s is to be given %d by override: that is above the cap, no whole lots, or below the minimum"
                                .formatted(commitment.investor(), amount));
            }
            if (amount > left) {
                throw new BookRefusedException(BookSums.overridesAboveOffer(onOffer));
            }
            left -= amount;
            holders += amount > 0 ? 1 : 0;
        }
        if (terms.holders().isPresent() && holders > terms.holders().get().places()) {
            throw new BookRefusedException(
                    BookSums.overridesAbovePlaces(holders, terms.holders().get().places()));
        }
    }

    private static void refuseOverflow(String what, List<Commitment> commitments, ToLongFunction<Commitment> amount) {
        long sum = 0;
        for (Commitment commitment : commitments) {
            long next = amount.applyAsLong(commitment);
            if (next > Long.MAX_VALUE - sum) {
                throw new BookRefusedException(BookSums.tooLargeTogether(what));
            }
            sum += next;
        }
    }
}
