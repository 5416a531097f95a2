package makewhole.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Machine MACHINE =
            new Machine(Instant.parse("2026-11-25T20:00:00Z"), "A processor", 2, 24_000, "Linux amd64", "25");
    private static final Measured REACHED = Measured.against("≤ 200 ms", true, "a deal", "120.0 ms");
    private static final Measured MISSED = Measured.against("≥ 150 deals/s", false, "many small deals", "90 deals/s");
    private static final Measured PLAIN = Measured.forComparison("… p50", "7.0 ms");

    @Test
    void columns_are_of_equal_width_and_every_goal_says_whether_it_was_reached() {
        assertThat(Report.text(List.of(REACHED, MISSED, PLAIN)).lines().map(String::stripTrailing))
                .containsExactly(
                        "  a deal              120.0 ms  goal ≤ 200 ms: reached",
                        "  many small deals  90 deals/s  goal ≥ 150 deals/s: MISSED",
                        "  … p50                 7.0 ms");
    }

    @Test
    void the_page_says_when_and_on_what_and_shows_a_miss_as_a_miss() {
        Report report = new Report();
        report.add("Deals", "By REST.", List.of(REACHED, MISSED, PLAIN));
        assertThat(report.markdown(MACHINE))
                .contains("2026-11-25T20:00:00Z · A processor, 2 cores, 24000 MiB · Linux amd64 · Java 25")
                .contains("## Deals\n\nBy REST.\n\n| what | measured | goal | |\n|---|--:|---|---|\n")
                .contains("| a deal | 120.0 ms | ≤ 200 ms | reached |\n")
                .contains("| many small deals | 90 deals/s | ≥ 150 deals/s | MISSED |\n")
                .contains("| … p50 | 7.0 ms |  |  |\n");
    }

    @Test
    void only_missed_goals_count_as_missed() {
        Report report = new Report();
        report.add("One", "", List.of(REACHED, PLAIN));
        assertThat(report.missed()).isZero();
        report.add("Other", "", List.of(MISSED, REACHED));
        assertThat(report.missed()).isOne();
    }
}
