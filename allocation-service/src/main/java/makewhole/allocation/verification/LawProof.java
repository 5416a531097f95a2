package makewhole.allocation.verification;

import java.util.Optional;
import java.util.Random;
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

    static void of(Algorithm algorithm, Tally tally) {
        for (long seed = 0; seed < BOOKS; seed++) {
            Book book = book(seed);
            boolean keepsAll = true;
            for (Law law : Law.values()) {
                Optional<String> broken = brokenBy(algorithm, law, book, seed);
                if (broken.isPresent()) {
                    keepsAll = false;
                    tally.failure("%s, book of seed %d: %s".formatted(law, seed, broken.get()));
                }
            }
            tally.lawBook(keepsAll);
            if (seed % BOOKS_AT_ONCE == 0) {
                tally.tell();
            }
        }
    }

    static Book book(long seed) {
        return seed % 2 == 0 ? SeededBooks.of(seed) : SeededBooks.ofTheWholeModel(seed);
    }

    private static Optional<String> brokenBy(Algorithm algorithm, Law law, Book book, long seed) {
        try {
            return law.brokenBy(algorithm, book, new Random(seed));
        } catch (RuntimeException thrown) {
            return Optional.of("failed with " + thrown);
        }
    }
}
