package makewhole.remediation.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import makewhole.remediation.notice.Notification.CalledOff;
import makewhole.remediation.plan.LineId;
import org.junit.jupiter.api.Test;

class CalledOffLinesTest {
    @Test
    void lines_are_found_over_all_pages_also_where_a_page_has_none() {
        CalledOffLines untold = new CalledOffLines(CalledOffLinesTest::page);
        assertThat(IntStream.rangeClosed(1, 9).filter(line -> untold.take(LineId.at(line))))
                .containsExactly(2, 5, 8);
        untold.requireEnd();
    }

    @Test
    void a_line_that_is_not_where_the_plan_has_it_is_never_passed_over() {
        CalledOffLines untold = new CalledOffLines(_ -> new CalledOff(lines(3, 2), OptionalInt.empty()));
        IntStream.rangeClosed(1, 4).forEach(line -> untold.take(LineId.at(line)));
        assertThatThrownBy(untold::requireEnd)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(LineId.at(2).value());
    }

    private static CalledOff page(int after) {
        return switch (after) {
            case 0 -> new CalledOff(lines(2, 5), OptionalInt.of(6));
            case 6 -> new CalledOff(List.of(), OptionalInt.of(7));
            default -> new CalledOff(lines(8), OptionalInt.empty());
        };
    }

    private static List<LineId> lines(int... numbers) {
        return IntStream.of(numbers).mapToObj(LineId::at).toList();
    }
}
