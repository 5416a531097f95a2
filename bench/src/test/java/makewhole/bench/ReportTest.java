package makewhole.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        Page page = Page.of("");
        page.put(bench("Deals"), List.of(REACHED, MISSED, PLAIN), MACHINE);
        assertThat(page.text())
                .startsWith("# Benchmarks\n")
                .contains(
                        "\n\n## Deals\n\nHow deals are measured.\n\n2026-11-25T20:00:00Z · A processor, 2 cores, 24000 MiB")
                .contains("\n\n| what | measured | goal | |\n|---|--:|---|---|\n")
                .contains("| a deal | 120.0 ms | ≤ 200 ms | reached |\n")
                .contains("| many small deals | 90 deals/s | ≥ 150 deals/s | MISSED |\n")
                .contains("| … p50 | 7.0 ms |  |  |\n");
    }

    @Test
    void a_suite_that_is_measured_again_takes_its_own_place_and_leaves_the_others_alone() {
        Page page = Page.of("");
        page.put(bench("Deals"), List.of(MISSED), MACHINE);
        page.put(bench("Audits"), List.of(PLAIN), MACHINE);
        String before = page.text();
        assertThat(Page.of(before).text()).isEqualTo(before);

        Page again = Page.of(before);
        again.put(bench("Deals"), List.of(REACHED), MACHINE);
        assertThat(again.text())
                .isEqualTo(before.replace(
                        "| many small deals | 90 deals/s | ≥ 150 deals/s | MISSED |",
                        "| a deal | 120.0 ms | ≤ 200 ms | reached |"));
    }

    @Test
    void only_missed_goals_count_as_missed() {
        assertThat(Report.missed(List.of(REACHED, PLAIN))).isZero();
        assertThat(Report.missed(List.of(REACHED, PLAIN, MISSED))).isOne();
    }

    private static Bench bench(String title) {
        return new Bench() {
            @Override
            public String name() {
                return title;
            }

            @Override
            public String title() {
                return title;
            }

            @Override
            public String how() {
                return "How %s are measured.".formatted(title.toLowerCase(Locale.ROOT));
            }

            @Override
            public List<Measured> measure(boolean quick) {
                return List.of();
            }
        };
    }
}
