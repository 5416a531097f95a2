package makewhole.remediation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The lines of a plan in their order, handed on one by one: a plan may have more of them than memory can hold. */
@FunctionalInterface
public interface PlanLines {
    /** How many lines are read, worked out and stored at a time; some megabytes. */
    int PORTION = 2_000;

    /** Hands each line on; it can be done again, and gives the same lines. */
    void forEach(Consumer<PlanLine> each);

    /** Hands them on in portions; all but the last one are full. */
    default void forEachPortion(Consumer<List<PlanLine>> each) {
        List<PlanLine> portion = new ArrayList<>(PORTION);
        forEach(line -> {
            portion.add(line);
            if (portion.size() == PORTION) {
                each.accept(List.copyOf(portion));
                portion.clear();
            }
        });
        if (!portion.isEmpty()) {
            each.accept(List.copyOf(portion));
        }
    }

    /** Lines that are held already. */
    static PlanLines of(List<PlanLine> lines) {
        return lines::forEach;
    }
}
