package makewhole.allocation.limit;

import java.time.LocalDate;
import java.util.Optional;
import makewhole.allocation.proration.HolderLimit;

/** How many investors may hold something in a deal's vehicle by law, by the figures of a day. */
public final class HolderLimits {
    private static final long CENTS = 100;

    private HolderLimits() {}

    /** What comes of asking for that number. */
    public sealed interface Answer {
        /** At most so many; none by law for a contractual limit. */
        record Most(Optional<Integer> most) implements Answer {}

        /** The rule had no figures yet. */
        record NoFigures(HolderLimit.Rule rule, LocalDate day, LocalDate first) implements Answer {}

        /** Whether the fund is small enough cannot be told. */
        record FundSizeMissing(long largestCents) implements Answer {}

        /** The fund is larger than the rule allows. */
        record FundTooLarge(long sizeCents, long largestCents, LocalDate day) implements Answer {}
    }

    /**
     * The most that a rule allows on a day.
     *
     * @param fundSize US cents of capital contributions and uncalled commitments; only the rule for qualifying venture
     *     funds asks for it
     */
    public static Answer most(HolderLimit.Rule rule, Optional<Long> fundSize, LocalDate day) {
        return switch (rule) {
            case CONTRACTUAL -> new Answer.Most(Optional.empty());
            case SECTION_3C1 -> found(rule, Figures.section3c1(day), fundSize, day);
            case QUALIFYING_VENTURE_FUND -> found(rule, Figures.ventureFund(day), fundSize, day);
        };
    }

    private static Answer found(
            HolderLimit.Rule rule, Figures.Found<Figures.Holders> found, Optional<Long> fundSize, LocalDate day) {
        if (found.figures().isEmpty()) {
            return new Answer.NoFigures(rule, day, found.first());
        }
        Figures.Holders figures = found.figures().get();
        Optional<Long> largest = figures.fundSize().map(dollars -> dollars * CENTS);
        if (largest.isPresent() && fundSize.isEmpty()) {
            return new Answer.FundSizeMissing(largest.get());
        }
        if (largest.isPresent() && fundSize.get() > largest.get()) {
            return new Answer.FundTooLarge(fundSize.get(), largest.get(), day);
        }
        return new Answer.Most(Optional.of(figures.most()));
    }
}
