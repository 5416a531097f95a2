package makewhole.allocation.limit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The dated figures of the regulations, in whole US dollars. Confirmed on 2026-11-25; whoever changes them adds a line
 * and leaves the others as they are, since a past deal is judged by the figures of its day.
 */
final class Figures {
    private Figures() {}

    /** Something that was so from a day on. */
    interface Dated {
        LocalDate since();

        /** Where it was published. */
        String source();
    }

    /**
     * Regulation Crowdfunding.
     *
     * @param least dollars that everybody may take
     * @param threshold dollars; with income and net worth both at or above it, ten percent instead of five
     * @param most dollars that ten percent may come to
     * @param takesGreater whether the percentage is of the greater of income and net worth; before, it was of the lesser
     * @param limitsAccredited whether accredited investors are limited, too
     */
    record Crowdfunding(
            LocalDate since,
            long least,
            long threshold,
            long most,
            boolean takesGreater,
            boolean limitsAccredited,
            String source)
            implements Dated {}

    /** Regulation A, tier 2: ten percent, whatever the year. */
    record RegulationA(LocalDate since, String source) implements Dated {}

    /**
     * How many may hold something in a vehicle.
     *
     * @param most of them
     * @param fundSize the largest fund in dollars, capital contributions and uncalled commitments, that this holds for;
     *     empty for any size
     */
    record Holders(LocalDate since, int most, Optional<Long> fundSize, String source) implements Dated {}

    private static final List<Crowdfunding> CROWDFUNDING = List.of(
            new Crowdfunding(day("2016-05-16"), 2_000, 100_000, 100_000, false, true, "80 FR 71387"),
            new Crowdfunding(day("2017-04-12"), 2_200, 107_000, 107_000, false, true, "82 FR 17545"),
            new Crowdfunding(day("2021-03-15"), 2_200, 107_000, 107_000, true, false, "86 FR 3496"),
            new Crowdfunding(day("2022-09-20"), 2_500, 124_000, 124_000, true, false, "87 FR 57394"));
    private static final List<RegulationA> REGULATION_A = List.of(new RegulationA(day("2015-06-19"), "80 FR 21806"));
    /** The act speaks of 100 and 250 persons; one place is left to the sponsor, who holds something as well. */
    private static final List<Holders> SECTION_3C1 =
            List.of(new Holders(day("1940-11-01"), 99, Optional.empty(), "15 U.S.C. 80a-3(c)(1)"));

    private static final List<Holders> VENTURE_FUND = List.of(
            new Holders(day("2018-05-24"), 249, Optional.of(10_000_000L), "Pub. L. 115-174, sec. 504"),
            new Holders(day("2024-09-30"), 249, Optional.of(12_000_000L), "89 FR 70479"));

    static Found<Crowdfunding> crowdfunding(LocalDate day) {
        return Found.on(CROWDFUNDING, day);
    }

    static Found<RegulationA> regulationA(LocalDate day) {
        return Found.on(REGULATION_A, day);
    }

    static Found<Holders> section3c1(LocalDate day) {
        return Found.on(SECTION_3C1, day);
    }

    static Found<Holders> ventureFund(LocalDate day) {
        return Found.on(VENTURE_FUND, day);
    }

    /**
     * What was in force on a day.
     *
     * @param figures empty if the day is before the first
     * @param first the day since which there are any
     */
    record Found<T extends Dated>(Optional<T> figures, LocalDate first) {
        static <T extends Dated> Found<T> on(List<T> all, LocalDate day) {
            return new Found<>(
                    all.stream().filter(one -> !one.since().isAfter(day)).max(Comparator.comparing(Dated::since)),
                    all.getFirst().since());
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
