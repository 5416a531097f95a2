package makewhole.allocation.bisection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.allocation.bisection.Report.VersionHistory;
import makewhole.allocation.bisection.Report.VersionReplay;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Algorithms;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.VersionName;

/** Looks at every decided deal of an audit once, and keeps counts: memory is flat in the number of deals. */
final class Survey {
    private final Map<VersionName, Chronicle> chronicles = new TreeMap<>();
    private final List<Replays> replays =
            Algorithms.all().stream().map(Replays::new).toList();
    private final Contingencies overall = new Contingencies();

    /** Takes a decided deal in. */
    void see(PastBook past, boolean wrong) {
        Book book = past.book();
        Glance glance = Glance.at(book, Proration.of(book));
        chronicles
                .computeIfAbsent(past.version(), Chronicle::new)
                .see(past.deal().calendar().closedOn(), wrong);
        overall.see(glance, wrong);
        replays.forEach(replay -> replay.see(past, glance, wrong));
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

    /** How properties tell wrong deals from right ones: among those that the suspect's code reproduces, if there is one. */
    Contingencies properties() {
        return leading().map(Replays::properties).orElse(overall);
    }

    /** The version whose code reproduces the most wrong deals; empty if none reproduces any. The rule never does. */
    Optional<Suspect> suspect() {
        return leading().map(one -> new Suspect(one.algorithm(), one.smallest().orElseThrow()));
    }

    private Optional<Replays> leading() {
        return replays.stream()
                .filter(one -> one.smallest().isPresent())
                .max(Comparator.comparingLong(one -> one.counts().wrongReproduced()));
    }

    /** A version with the wrong deal of fewest commitments that its code reproduces. */
    record Suspect(Algorithm algorithm, PastBook past) {}
}
