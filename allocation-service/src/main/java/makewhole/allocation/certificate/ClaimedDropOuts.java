package makewhole.allocation.certificate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import makewhole.allocation.certificate.Violation.Rule;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;

/** The drop-outs that a result claims, found again among the lines of its book. */
final class ClaimedDropOuts {
    private static final int NOT_IN_THE_BOOK = -1;

    private final Lines lines;
    private final Tiering tiering;
    private final List<DropOut> dropOuts;
    private final Violations violations;
    /** The line of each drop-out. */
    private final int[] lineOf;
    /** Where the drop-outs of each tier end. */
    private final int[] ends;

    private final BitSet out = new BitSet();
    private boolean consistent = true;

    ClaimedDropOuts(Lines lines, Tiering tiering, List<DropOut> dropOuts, Violations violations) {
        this.lines = lines;
        this.tiering = tiering;
        this.dropOuts = dropOuts;
        this.violations = violations;
        lineOf = new int[dropOuts.size()];
        ends = new int[tiering.count()];
        if (!dropOuts.isEmpty()) {
            findLines();
            checkEach();
        }
    }

    private void findLines() {
        Map<InvestorId, Integer> found = HashMap.newHashMap(dropOuts.size());
        dropOuts.forEach(dropOut -> found.put(dropOut.investor(), NOT_IN_THE_BOOK));
        for (int line = 0; line < lines.count(); line++) {
            found.replace(lines.investor(line), line);
        }
        for (int i = 0; i < lineOf.length; i++) {
            lineOf[i] = found.getOrDefault(dropOuts.get(i).investor(), NOT_IN_THE_BOOK);
        }
    }

    private void checkEach() {
        int served = 0;
        for (int i = 0; i < lineOf.length; i++) {
            int line = lineOf[i];
            if (line == NOT_IN_THE_BOOK || !tiering.takesPart(line) || out.get(line)) {
                refuse(i, "takes no part that could end here");
                continue;
            }
            int tier = tiering.tierOf(line);
            if (!tiering.name(tier).equals(dropOuts.get(i).tier())) {
                refuse(i, "is in tier " + tiering.name(tier));
            }
            if (tier < served) {
                refuse(i, "comes after drop-outs of later tiers");
            }
            if (lines.given(line) != 0) {
                refuse(i, "is given something all the same");
            }
            served = tier;
            ends[tier]++;
            out.set(line);
        }
        Arrays.parallelPrefix(ends, Integer::sum);
    }

    private void refuse(int index, String why) {
        consistent = false;
        violations.add(
                Rule.DROP_OUT,
                () -> "drop-out %d, %s of tier %s, %s"
                        .formatted(
                                index,
                                dropOuts.get(index).investor(),
                                dropOuts.get(index).tier(),
                                why));
    }

    /** Whether each of them is one of those who take part, once, and of the tiers in their order. */
    boolean areConsistent() {
        return consistent;
    }

    /** The drop-outs of one tier, in the order in which they left. */
    List<Claimed> of(int tier) {
        return IntStream.range(tier == 0 ? 0 : ends[tier - 1], ends[tier])
                .mapToObj(i -> new Claimed(lineOf[i], dropOuts.get(i).reason()))
                .toList();
    }

    /** Those of a tier who have not dropped out. */
    int[] staying(int[] members) {
        return out.isEmpty()
                ? members
                : Arrays.stream(members).filter(line -> !out.get(line)).toArray();
    }

    /** One drop-out. */
    record Claimed(int line, DropOut.Reason reason) {}
}
