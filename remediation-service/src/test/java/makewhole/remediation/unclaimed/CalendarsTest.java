package makewhole.remediation.unclaimed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsTest {
    private final Calendars calendars = new Calendars();

    @ParameterizedTest(name = "unclaimed in the US since {0}: dormant {1}, reported by {4}")
    @CsvSource({
        // three years; abandoned by 30 June, reported on 1 November; written to 180 to 60 days before
        "2026-10-05,2029-10-05,2030-05-05,2030-09-02,2030-11-01",
        "2026-06-30,2029-06-30,2029-05-05,2029-09-02,2029-11-01",
        "2026-07-01,2029-07-01,2030-05-05,2030-09-02,2030-11-01",
        "2024-02-29,2027-02-28,2027-05-05,2027-09-02,2027-11-01",
    })
    void a_calendar_by_the_uniform_act(
            LocalDate since, LocalDate dormant, LocalDate noticeFrom, LocalDate noticeBy, LocalDate report) {
        assertThat(calendars.deadlines("US", since))
                .isEqualTo(new Deadlines(
                        Optional.of(dormant), Optional.of(noticeFrom), Optional.of(noticeBy), Optional.of(report)));
    }

    @Test
    void a_calendar_without_a_report_says_when_money_is_dormant_and_no_more() {
        assertThat(calendars.deadlines("GB", LocalDate.parse("2026-10-05")))
                .isEqualTo(new Deadlines(
                        Optional.of(LocalDate.parse("2032-10-05")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void where_no_calendar_is_known_no_day_is_made_up() {
        assertThat(calendars.deadlines("DE", LocalDate.parse("2026-10-05")))
                .isEqualTo(new Deadlines(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(calendars.source("DE")).contains("legal decides");
    }
}
