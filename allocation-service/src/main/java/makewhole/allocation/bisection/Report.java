package makewhole.allocation.bisection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bisection has found, in plain values, so that it stays readable however the rules change. Deals that could not
 * be decided count nowhere.
 *
 * @param conclusion in one sentence
 * @param suspect the version whose code reproduces most of what was booked wrongly; null if none reproduces any
 * @param versions that allocated the deals, by name
 * @param replays of every version whose code is there, oldest first
 * @param properties of books, the one that separates wrong from right deals best first: among the deals that the
 *     suspect's code reproduces, if there is a suspect
 * @param smallestBook that shows the fault of the suspect; null without a suspect
 */
public record Report(
        String conclusion,
        @Nullable String suspect,
        List<VersionHistory> versions,
        List<VersionReplay> replays,
        List<Separation> properties,
        @Nullable SmallestBook smallestBook) {
    public Report {
        versions = List.copyOf(versions);
        replays = List.copyOf(replays);
        properties = List.copyOf(properties);
    }

    /**
     * The deals that a version allocated, as recorded.
     *
     * @param firstWrong the earliest close of a wrong one; null if there is none
     * @param lastWrong the latest
     * @param lastRightBefore the latest close of a right one before the first wrong one
     */
    public record VersionHistory(
            String version,
            long deals,
            long wrong,
            @Nullable LocalDate firstWrong,
            @Nullable LocalDate lastWrong,
            @Nullable LocalDate lastRightBefore) {}

    /** For how many deals the code of a version gives exactly what was booked. */
    public record VersionReplay(String version, long wrong, long wrongReproduced, long right, long rightReproduced) {}

    /**
     * How far a property of books tells wrong deals from right ones.
     *
     * @param exactly whether it is there in all wrong deals and in no right one, or the other way round
     */
    public record Separation(
            String property,
            String statement,
            boolean exactly,
            long wrongWith,
            long wrongWithout,
            long rightWith,
            long rightWithout) {}

    /**
     * A book in minor units on which a version fails, made as small as could be found.
     *
     * @param deal that it was made of
     * @param commitmentsOfDeal how many that one has
     * @param ruleIsCertified whether the certificate accepts what the rule gives
     * @param violations what the certificate has against what the version gives
     * @param booksTried on the way
     */
    public record SmallestBook(
            String version,
            String deal,
            int commitmentsOfDeal,
            long onOffer,
            String terms,
            List<Line> lines,
            boolean ruleIsCertified,
            List<String> violations,
            long booksTried) {
        public SmallestBook {
            lines = List.copyOf(lines);
            violations = List.copyOf(violations);
        }
    }

    /**
     * An investor of the smallest book.
     *
     * @param limit null if there is none
     * @param right what the rule gives
     * @param given what the version gives
     */
    public record Line(
            String investor,
            String tier,
            long requested,
            @Nullable Long limit,
            long weight,
            long right,
            long given) {}
}
