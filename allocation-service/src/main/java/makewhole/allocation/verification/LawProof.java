package makewhole.allocation.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import makewhole.allocation.allocation.WithinTime;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.verification.laws.Law;
import makewhole.allocation.verification.laws.SeededBooks;

/**
 * Tries every law on every seeded book: every other one has tiers, carve-outs, limits on holders, overrides, and any
 * policy for investors without history. The seeds are always the same, so that a failure can be replayed.
 */
final class LawProof {
    static final int BOOKS = 2_000;

    private static final int BOOKS_AT_ONCE = 100;

    private LawProof() {}

    /** @param longest for all laws on one book */
    static void of(Algorithm algorithm, Duration longest, Tally tally) {
        for (long seed = 0; seed < BOOKS; seed++) {
            long seedOfBook = seed;
            List<String> broken = WithinTime.call(algorithm.version(), longest, () -> brokenBy(algorithm, seedOfBook));
            broken.forEach(tally::failure);
            tally.lawBook(broken.isEmpty());
            if (seed % BOOKS_AT_ONCE == 0) {
                tally.tell();
            }
        }
    }

    private static List<String> brokenBy(Algorithm algorithm, long seed) {
        Book book = book(seed);
        List<String> broken = new ArrayList<>();
        for (Law law : Law.values()) {
            brokenBy(algorithm, law, book, seed)
                    .ifPresent(how -> broken.add("%s, book of seed %d: %s".formatted(law, seed, how)));
        }
        return broken;
    }

    static Book book(long seed) {
        return seed % 2 == 0 ? SeededBooks.of(seed) : SeededBooks.ofTheWholeModel(seed);
    }

    private static Optional<String> brokenBy(Algorithm algorithm, Law law, Book book, long seed) {
        try {
            return law.brokenBy(algorithm, book, new Random(seed));
        } catch (RuntimeException | StackOverflowError thrown) {
            return Optional.of("failed with " + thrown);
        }
    }
}
