package makewhole.remediation.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeepCalendarTest {
    @Test
    void a_short_month_does_not_pull_later_reports_forward() {
        LocalDate first = LocalDate.parse("2027-01-31");
        assertThat(Stream.iterate(KeepCalendar.monthAfter(first, first), last -> KeepCalendar.monthAfter(last, first))
                        .limit(4)
                        .map(LocalDate::toString))
                .containsExactly("2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31");
    }
}
