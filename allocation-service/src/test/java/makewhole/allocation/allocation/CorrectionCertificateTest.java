package makewhole.allocation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.allocation.allocation.CorrectionCertificate.Holdings;
import makewhole.allocation.allocation.CorrectionOrder.Move;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import org.junit.jupiter.api.Test;

class CorrectionCertificateTest {
    private static final InvestorId A = new InvestorId("A");
    private static final InvestorId B = new InvestorId("B");
    private static final InvestorId C = new InvestorId("C");
    /** A is 20 above the cap; B has room for 10; the error account holds 5. */
    private static final Holdings BEFORE =
            new Holdings(List.of(new Share(A, 100, 120), new Share(B, 50, 40), new Share(C, 70, 70)), 5);

    private static final List<Move> MOVES = List.of(new Move(A, -20), new Move(B, 10));
    private static final Map<InvestorId, Long> AFTER = Map.of(A, 100L, B, 50L, C, 70L);

    @Test
    void what_was_moved_and_nothing_else_is_right() {
        assertThat(CorrectionCertificate.check(BEFORE, MOVES, AFTER, 15)).isEmpty();
    }

    @Test
    void every_single_unit_of_tampering_is_noticed() {
        for (InvestorId investor : AFTER.keySet()) {
            for (int unit : new int[] {-1, 1}) {
                Map<InvestorId, Long> tampered = new HashMap<>(AFTER);
                tampered.merge(investor, (long) unit, Long::sum);
                assertThat(CorrectionCertificate.check(BEFORE, MOVES, tampered, 15))
                        .isNotEmpty();
                assertThat(CorrectionCertificate.check(BEFORE, MOVES, tampered, 15 - unit))
                        .isNotEmpty();
            }
        }
        assertThat(CorrectionCertificate.check(BEFORE, MOVES, AFTER, 14)).isNotEmpty();
        assertThat(CorrectionCertificate.check(BEFORE, MOVES, AFTER, 16)).isNotEmpty();
    }

    @Test
    void somebody_above_the_cap_may_come_down_a_part_of_the_way() {
        assertThat(CorrectionCertificate.check(BEFORE, List.of(new Move(A, -5)), Map.of(A, 115L, B, 40L, C, 70L), 10))
                .isEmpty();
    }

    @Test
    void nobody_goes_further_above_the_cap() {
        assertThat(CorrectionCertificate.check(BEFORE, List.of(new Move(A, 1)), Map.of(A, 121L, B, 40L, C, 70L), 4))
                .singleElement()
                .asString()
                .contains("above the cap");
        assertThat(CorrectionCertificate.check(BEFORE, List.of(new Move(C, 1)), Map.of(A, 120L, B, 40L, C, 71L), 4))
                .singleElement()
                .asString()
                .contains("above the cap");
    }

    @Test
    void an_error_account_gives_no_more_than_it_holds() {
        assertThat(CorrectionCertificate.check(BEFORE, List.of(new Move(B, 6)), Map.of(A, 120L, B, 46L, C, 70L), -1))
                .singleElement()
                .asString()
                .contains("error account");
    }

    @Test
    void lines_neither_vanish_nor_appear() {
        assertThat(CorrectionCertificate.check(BEFORE, MOVES, Map.of(A, 100L, B, 50L), 85))
                .isNotEmpty();
        Map<InvestorId, Long> more = new HashMap<>(AFTER);
        more.put(new InvestorId("D"), 0L);
        assertThat(CorrectionCertificate.check(BEFORE, MOVES, more, 15)).isNotEmpty();
    }
}
