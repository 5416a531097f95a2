package makewhole.allocation.bisection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.allocation.bisection.Report.Separation;
import makewhole.allocation.bisection.Report.VersionHistory;
import makewhole.allocation.bisection.Report.VersionReplay;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Algorithms;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.VersionName;

/** Looks at every decided deal of an audit once, and keeps counts: memory is flat in the number of deals. */
final class Survey {
    private final Map<VersionName, Chronicle> chronicles = new TreeMap<>();
    private final List<Replays> replays =
            Algorithms.all().stream().map(Replays::new).toList();
    private final Map<BookProperty, Contingency> properties = new EnumMap<>(BookProperty.class);

    /** Takes a decided deal in. */
    void see(PastBook past, boolean wrong) {
        Book book = past.book();
        Result right = Proration.of(book);
        chronicles
                .computeIfAbsent(past.version(), Chronicle::new)
                .see(past.deal().calendar().closedOn(), wrong);
        replays.forEach(replay -> replay.see(past, book, wrong));
        Glance glance = Glance.at(book, right);
        for (BookProperty property : BookProperty.values()) {
            properties.computeIfAbsent(property, one -> new Contingency()).see(property.isOf(glance), wrong);
        }
    }

    boolean nothingIsWrong() {
        return chronicles.values().stream().allMatch(chronicle -> chronicle.wrong() == 0);
    }

    List<VersionHistory> histories() {
        return chronicles.values().stream().map(Chronicle::history).toList();
    }

    List<VersionReplay> replays() {
        return replays.stream().map(Replays::counts).toList();
    }

    /** What all wrong deals have and no right one; of several the first; empty if there is none. */
    Optional<BookProperty> trigger() {
        return properties.entrySet().stream()
                .filter(one -> one.getValue().isTrigger())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The one that separates best first; of equal ones in the order of their declaration. */
    List<Separation> separations() {
        List<BookProperty> order = new ArrayList<>(properties.keySet());
        order.sort(Comparator.comparing((BookProperty one) -> properties.getOrDefault(one, new Contingency()))
                .reversed());
        return order.stream()
                .map(one -> properties.getOrDefault(one, new Contingency()).separation(one))
                .toList();
    }

    /** The version whose code reproduces the most wrong deals; empty if none reproduces any. The rule never does. */
    Optional<Suspect> suspect() {
        return replays.stream()
                .filter(one -> one.smallest().isPresent())
                .max(Comparator.comparingLong(one -> one.counts().wrongReproduced()))
                .map(one -> new Suspect(one.algorithm(), one.smallest().orElseThrow()));
    }

    /** A version with the wrong deal of fewest commitments that its code reproduces. */
    record Suspect(Algorithm algorithm, PastBook past) {}
}
