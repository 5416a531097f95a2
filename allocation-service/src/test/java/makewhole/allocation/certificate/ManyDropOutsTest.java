package makewhole.allocation.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.ZeroHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Time grows with the number of investors: a round per drop-out would take days here. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyDropOutsTest {
    private static final int INVESTORS = 1_000_000;
    private static final int PLACES = 33_000;
    private static final Instant OPENING = Instant.parse("2026-03-02T10:00:00Z");

    private final Book book = book();
    private final Result right = Proration.of(book);

    @Test
    void hundreds_of_thousands_of_drop_outs_are_found_and_checked_one_by_one() {
        assertThat(right.dropOuts()).hasSizeGreaterThan(800_000);
        assertThat(right.dropOuts().stream().map(DropOut::reason)).contains(DropOut.Reason.values());
        assertThat(Certificate.check(book, right)).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void the_first_two_of_them_the_other_way_round_are_noticed() {
        List<DropOut> swapped = new ArrayList<>(right.dropOuts());
        Collections.swap(swapped, 0, 1);
        assertThat(Certificate.check(book, new Result(right.levels(), right.shares(), swapped)))
                .isInstanceOf(Verdict.Rejected.class);
    }

    private static Book book() {
        Random random = new Random(12);
        List<Commitment> commitments = new ArrayList<>();
        for (int i = 0; i < INVESTORS; i++) {
            commitments.add(new Commitment(
                    new InvestorId("INV-" + i),
                    1 + random.nextLong(1_000_000),
                    random.nextInt(10) == 0 ? 0 : 1 + random.nextLong(1_000_000),
                    Optional.empty(),
                    OPENING.plusSeconds(random.nextInt(1_000))));
        }
        HolderLimit places = new HolderLimit(HolderLimit.Rule.CONTRACTUAL, PLACES, 0);
        Terms terms = new Terms(ZeroHistory.ZERO_HISTORY_LAST, 10, 50_000, List.of(Tier.ALL), Optional.of(places));
        return new Book(20_000_000_000L, terms, commitments);
    }
}
