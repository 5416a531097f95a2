package makewhole.allocation.shadow;

import java.util.List;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;

/** All comparisons. They are added, never changed. */
public interface Comparisons {
    boolean isKept(UUID allocation, VersionName candidate);

    /** Keeps a comparison with its differences; one that is there already stays. */
    void keepOnce(Comparison comparison);

    Counts counts(VersionName candidate);

    /** Those of a candidate after a position, in the order in which they were made. */
    List<Compared> after(VersionName candidate, long position, int limit);

    /** The differing lines of a candidate after a place, in the order of comparisons and by investor. */
    List<DifferingLine> linesAfter(VersionName candidate, Place place, int limit);

    /** How many deals were compared, by outcome. */
    record Counts(long equal, long different, long refused) {
        public long compared() {
            return equal + different + refused;
        }
    }

    /** A comparison without its lines. */
    record Compared(long position, Comparison comparison, int differingLines) {}

    /** One line of a comparison. */
    record DifferingLine(long position, DealId deal, String currency, Comparison.Difference difference) {}

    /**
     * Where a page goes on.
     *
     * @param investor the last one shown of the comparison at that position
     */
    record Place(long position, String investor) {
        public static final Place BEGINNING = new Place(0, "");

        public static Place of(long position, InvestorId investor) {
            return new Place(position, investor.value());
        }
    }
}
