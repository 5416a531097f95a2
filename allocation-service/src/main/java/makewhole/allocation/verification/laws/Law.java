package makewhole.allocation.verification.laws;

import java.util.Optional;
import java.util.random.RandomGenerator;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;

/** The laws of allocation. Each says what must hold, and under which terms it is one. */
public enum Law {
    /** All terms without a minimum ticket: drop-outs may leave less wanted than is on offer. */
    THE_SUM_IS_EXACT(false),

    /** All terms. */
    NOBODY_IS_ABOVE_THEIR_CAP(true),

    /** All terms without a minimum ticket: who drops out has nothing, and wants more. To the lot. */
    UNMET_DEMAND_HAS_NO_LESS_PER_WEIGHT(false),

    /** All terms. */
    INPUT_ORDER_NEVER_MATTERS(true),

    /** All terms, where investors without history come last: other policies put requests among the weights. */
    WEIGHT_SCALE_NEVER_MATTERS(true),

    /** All terms, where no two commitments have the same time: the id is the last tie-break. */
    NAMES_NEVER_MATTER(true),

    /** All terms without a minimum ticket: asking for more can keep an investor from dropping out. To the lot. */
    ASKING_FOR_MORE_CHANGES_NOTHING(false),

    /** All terms without a minimum ticket; with lots, one more lot costs nobody more than one lot. */
    ONE_MORE_ON_OFFER_COSTS_NOBODY_MORE_THAN_ONE(false),

    /** All terms. */
    SAME_INPUT_SAME_OUTPUT(true),

    /** All terms. */
    THE_CERTIFICATE_ACCEPTS(true);

    private final boolean holdsWithMinimum;

    Law(boolean holdsWithMinimum) {
        this.holdsWithMinimum = holdsWithMinimum;
    }

    /** Whether this is a law for books like this one. */
    public boolean appliesTo(Book book) {
        return holdsWithMinimum || book.terms().minimum() == 0;
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
