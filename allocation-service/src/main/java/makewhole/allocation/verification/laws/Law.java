package makewhole.allocation.verification.laws;

import java.util.Optional;
import java.util.random.RandomGenerator;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.ZeroHistory;

/**
 * The laws of allocation. Each says what must hold, and for which books it is one: with tiers, carve-outs, lots, minimum
 * tickets, limits on holders, overrides and any policy for investors without history, unless it says otherwise.
 */
public enum Law {
    /** Where nobody drops out, which may leave less wanted than is on offer, and no tier is limited by a carve-out. */
    THE_SUM_IS_EXACT,

    /** All books. */
    NOBODY_IS_ABOVE_THEIR_CAP,

    /**
     * Where nobody drops out (who does has nothing, and wants more), and investors without history come last (other
     * policies give them weights of their own). Within each tier, among those whom the rule decides about; to the lot.
     */
    UNMET_DEMAND_HAS_NO_LESS_PER_WEIGHT,

    /** All books. */
    INPUT_ORDER_NEVER_MATTERS,

    /** Where requests are not put among the weights: a mean of weights is scaled with them. */
    WEIGHT_SCALE_NEVER_MATTERS,

    /** All books, once no two commitments have the same time: the id is the last tie-break. */
    NAMES_NEVER_MATTER,

    /**
     * Where nobody drops out (asking for more can keep an investor from it), and requests are not put among the weights.
     * To the lot.
     */
    ASKING_FOR_MORE_CHANGES_NOTHING,

    /** Where nobody drops out; with lots, one more lot costs nobody more than one lot. */
    ONE_MORE_ON_OFFER_COSTS_NOBODY_MORE_THAN_ONE,

    /** All books. */
    SAME_INPUT_SAME_OUTPUT,

    /** All books. */
    THE_CERTIFICATE_ACCEPTS;

    /** Whether this is a law for books like this one. */
    public boolean appliesTo(Book book) {
        return switch (this) {
            case NOBODY_IS_ABOVE_THEIR_CAP,
                    INPUT_ORDER_NEVER_MATTERS,
                    NAMES_NEVER_MATTER,
                    SAME_INPUT_SAME_OUTPUT,
                    THE_CERTIFICATE_ACCEPTS -> true;
            case THE_SUM_IS_EXACT -> nobodyDropsOut(book) && nothingIsCarvedOut(book);
            case UNMET_DEMAND_HAS_NO_LESS_PER_WEIGHT ->
                nobodyDropsOut(book) && book.terms().zeroHistory() == ZeroHistory.ZERO_HISTORY_LAST;
            case WEIGHT_SCALE_NEVER_MATTERS -> requestsAreNoWeights(book);
            case ASKING_FOR_MORE_CHANGES_NOTHING -> nobodyDropsOut(book) && requestsAreNoWeights(book);
            case ONE_MORE_ON_OFFER_COSTS_NOBODY_MORE_THAN_ONE -> nobodyDropsOut(book);
        };
    }

    private static boolean requestsAreNoWeights(Book book) {
        return book.terms().zeroHistory() != ZeroHistory.REQUEST_AS_WEIGHT;
    }

    private static boolean nobodyDropsOut(Book book) {
        return book.terms().minimum() == 0 && book.terms().holders().isEmpty();
    }

    private static boolean nothingIsCarvedOut(Book book) {
        return book.terms().tiers().stream().allMatch(tier -> tier.carveOut().isEmpty());
    }

    /**
     * How an algorithm breaks this law on a book, in words for engineers; empty if it keeps it.
     *
     * @param chance chooses among the changes that a law speaks of; seeded, so that a failure can be replayed
     */
    public Optional<String> brokenBy(Algorithm algorithm, Book book, RandomGenerator chance) {
        if (!appliesTo(book)) {
            return Optional.empty();
        }
        return switch (this) {
            case THE_SUM_IS_EXACT -> ShareLaws.sumIsExact(algorithm, book);
            case NOBODY_IS_ABOVE_THEIR_CAP -> ShareLaws.nobodyIsAboveTheirCap(algorithm, book);
            case UNMET_DEMAND_HAS_NO_LESS_PER_WEIGHT -> ShareLaws.unmetDemandHasNoLessPerWeight(algorithm, book);
            case INPUT_ORDER_NEVER_MATTERS -> ChangeLaws.inputOrderNeverMatters(algorithm, book, chance);
            case WEIGHT_SCALE_NEVER_MATTERS -> ChangeLaws.weightScaleNeverMatters(algorithm, book, chance);
            case NAMES_NEVER_MATTER -> ChangeLaws.namesNeverMatter(algorithm, book, chance);
            case ASKING_FOR_MORE_CHANGES_NOTHING -> ChangeLaws.askingForMoreChangesNothing(algorithm, book, chance);
            case ONE_MORE_ON_OFFER_COSTS_NOBODY_MORE_THAN_ONE ->
                ChangeLaws.oneMoreCostsNobodyMoreThanOne(algorithm, book);
            case SAME_INPUT_SAME_OUTPUT -> ChangeLaws.sameInputSameOutput(algorithm, book);
            case THE_CERTIFICATE_ACCEPTS -> ShareLaws.theCertificateAccepts(algorithm, book);
        };
    }
}
