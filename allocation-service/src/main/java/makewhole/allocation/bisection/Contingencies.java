package makewhole.allocation.bisection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import makewhole.allocation.bisection.Report.Separation;

/** How every property tells wrong deals from right ones, over some deals. */
final class Contingencies {
    private final Map<BookProperty, Contingency> counts = new EnumMap<>(BookProperty.class);

    Contingencies() {
        Arrays.stream(BookProperty.values()).forEach(property -> counts.put(property, new Contingency()));
    }

    void see(Glance glance, boolean wrong) {
        counts.forEach((property, count) -> count.see(property.isOf(glance), wrong));
    }

    /** What all wrong deals have and no right one; of several the first; empty if there is none. */
    Optional<BookProperty> trigger() {
        return counts.entrySet().stream()
                .filter(one -> one.getValue().isTrigger())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The one that separates best first; of equal ones in the order of their declaration. */
    List<Separation> separations() {
        List<BookProperty> order = new ArrayList<>(counts.keySet());
        order.sort(Comparator.comparing(this::count).reversed());
        return order.stream().map(one -> count(one).separation(one)).toList();
    }

    private Contingency count(BookProperty property) {
        return Objects.requireNonNull(counts.get(property));
    }
}
