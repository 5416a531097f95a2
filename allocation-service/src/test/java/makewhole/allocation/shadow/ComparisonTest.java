package makewhole.allocation.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import makewhole.allocation.shadow.Comparison.Difference;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void who_gets_the_same_is_no_difference_in_whatever_order() {
        assertThat(Comparison.differences(List.of(share("A", 5), share("B", 7)), List.of(share("B", 7), share("A", 5))))
                .isEmpty();
    }

    @Test
    void every_investor_who_gets_another_amount_is_told_by_name() {
        assertThat(Comparison.differences(
                        List.of(share("B", 7), share("A", 5), share("C", 0)),
                        List.of(share("B", 6), share("A", 6), share("C", 0))))
                .containsExactly(difference("A", 5, 6), difference("B", 7, 6));
    }

    @Test
    void who_has_no_line_is_given_nothing() {
        assertThat(Comparison.differences(List.of(share("A", 5), share("B", 0)), List.of(share("C", 3), share("D", 0))))
                .containsExactly(difference("A", 5, 0), difference("C", 0, 3));
    }

    @Test
    void a_refused_certificate_is_a_refusal_however_few_lines_differ() {
        assertThat(Comparison.outcome(List.of("CAP: A"), List.of())).isEqualTo(Outcome.REFUSED);
        assertThat(Comparison.outcome(List.of("CAP: A"), List.of(difference("A", 1, 2))))
                .isEqualTo(Outcome.REFUSED);
        assertThat(Comparison.outcome(List.of(), List.of(difference("A", 1, 2))))
                .isEqualTo(Outcome.DIFFERENT);
        assertThat(Comparison.outcome(List.of(), List.of())).isEqualTo(Outcome.EQUAL);
    }

    private static Share share(String investor, long given) {
        return new Share(new InvestorId(investor), 10, given);
    }

    private static Difference difference(String investor, long given, long wouldBeGiven) {
        return new Difference(new InvestorId(investor), given, wouldBeGiven);
    }
}
