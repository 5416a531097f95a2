package makewhole.allocation.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Algorithms;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.Verification;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final List<Verification> told = new ArrayList<>();
    private final Tally tally = new Tally(Optional.empty(), told::add);

    @Test
    void it_tells_how_far_the_laws_are_and_that_nothing_is_decided_yet() {
        LawProof.of(Algorithms.of(new VersionName("proration-2")).orElseThrow(), Duration.ofMinutes(1), tally);
        assertThat(told).hasSizeGreaterThan(10).allMatch(shown -> shown.state().equals("RUNNING"));
        assertThat(told).extracting(Verification::lawBooks).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_deal_that_was_not_replayed_is_no_deal_that_was_right() {
        tally.dealsToReplay(2);
        tally.deal(true, 0);
        assertThat(tally.verification().state()).isEqualTo("FAILED");
        tally.deal(true, 0);
        assertThat(tally.verification().state()).isEqualTo("PASSED");
    }

    @Test
    void a_deal_that_was_passed_over_is_neither_missing_nor_replayed() {
        tally.dealsToReplay(2);
        tally.passedOver();
        assertThat(tally.verification().state()).isEqualTo("FAILED");
        tally.deal(true, 0);
        Verification shown = tally.verification();
        assertThat(shown.state()).isEqualTo("PASSED");
        assertThat(shown.dealsReplayed()).isOne();
        assertThat(shown.dealsPassedOver()).isOne();
    }
}
