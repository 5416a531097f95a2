package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookTest {
    @Test
    void requested_amounts_that_add_up_to_more_than_64_bits_are_refused_by_name() {
        assertThatThrownBy(() -> book(aCommitment("A", Long.MAX_VALUE, 1), aCommitment("B", 1, 1)))
                .isInstanceOf(BookRefusedException.class)
                .hasMessageContaining("requested amounts add up to more than");
    }

    @Test
    void weights_that_add_up_to_more_than_64_bits_are_refused_by_name() {
        assertThatThrownBy(() -> book(aCommitment("A", 1, Long.MAX_VALUE), aCommitment("B", 1, 1)))
                .isInstanceOf(BookRefusedException.class)
                .hasMessageContaining("weights add up to more than");
    }

    @Test
    void the_largest_sums_that_fit_are_shared_out_exactly() {
        Book book = new Book(
                Long.MAX_VALUE - 1,
                Terms.USUAL,
                List.of(
                        aCommitment("A", Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2),
                        aCommitment("B", Long.MAX_VALUE / 2, Long.MAX_VALUE / 2 + 1)));
        assertThat(Proration.of(book).shares().stream().map(Share::given))
                .containsExactly(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
    }

    @Test
    void an_investor_commits_once() {
        assertThatThrownBy(() -> book(aCommitment("A", 1, 1), aCommitment("A", 2, 1)))
                .isInstanceOf(BookRefusedException.class)
                .hasMessage("A commits twice");
    }

    @Test
    void nothing_in_a_book_is_negative() {
        assertThatThrownBy(() -> aCommitment("A", -1, 1)).isInstanceOf(BookRefusedException.class);
        assertThatThrownBy(() -> aCommitment("A", 1, -1)).isInstanceOf(BookRefusedException.class);
        assertThatThrownBy(() -> new Limit(-1, LimitKind.STATUTORY)).isInstanceOf(BookRefusedException.class);
        assertThatThrownBy(() -> new Terms(ZeroHistory.ZERO_HISTORY_LAST, 0, 0))
                .isInstanceOf(BookRefusedException.class);
        assertThatThrownBy(() -> new Book(-1, Terms.USUAL, List.of())).isInstanceOf(BookRefusedException.class);
    }

    @Test
    void an_empty_book_gives_nothing_to_nobody() {
        assertThat(Proration.of(new Book(5, Terms.USUAL, List.of())).shares()).isEmpty();
    }

    @Test
    void a_tie_goes_to_the_earlier_commitment_and_then_to_the_smaller_id() {
        Commitment late = new Commitment(new InvestorId("A"), 9, 1, Optional.empty(), Instant.EPOCH.plusSeconds(1));
        Book book = new Book(2, Terms.USUAL, List.of(late, aCommitment("C", 9, 1), aCommitment("B", 9, 1)));
        assertThat(Proration.of(book).shares().stream().map(Share::given)).containsExactly(0L, 1L, 1L);
        assertThat(Proration.of(new Book(1, Terms.USUAL, book.commitments())).shares().stream()
                        .map(Share::given))
                .containsExactly(0L, 0L, 1L);
    }

    @Test
    void below_the_minimum_the_smallest_drops_out_first_and_the_others_share_again() {
        Terms terms = new Terms(ZeroHistory.ZERO_HISTORY_LAST, 1, 25);
        Book book = new Book(
                100,
                terms,
                List.of(
                        aCommitment("A", 100, 50),
                        aCommitment("B", 100, 24),
                        aCommitment("C", 100, 22),
                        aCommitment("D", 100, 4)));
        Result result = Proration.of(book);
        assertThat(result.dropOuts().stream().map(DropOut::investor))
                .containsExactly(new InvestorId("D"), new InvestorId("C"));
        assertThat(result.shares().stream().map(Share::given)).containsExactly(68L, 32L, 0L, 0L);
    }

    private static Book book(Commitment... commitments) {
        return new Book(10, Terms.USUAL, List.of(commitments));
    }

    private static Commitment aCommitment(String investor, long requested, long weight) {
        return new Commitment(new InvestorId(investor), requested, weight, Optional.empty(), Instant.EPOCH);
    }
}
