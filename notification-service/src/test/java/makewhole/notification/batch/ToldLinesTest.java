package makewhole.notification.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ToldLinesTest {
    @Test
    void every_row_that_tells_something_again_is_found_however_far_apart_they_are() {
        int rows = 120_000;
        List<Integer> again = new ArrayList<>();
        try (ToldLines told = new ToldLines()) {
            for (int row = 1; row <= rows; row++) {
                told.add(id(row), row);
            }
            told.add(id(1), rows + 1);
            told.add(id(rows), rows + 2);
            told.add(id(1), rows + 3);
            told.forEachAgain(again::add);
        }
        assertThat(again).containsExactlyInAnyOrder(rows + 1, rows + 2, rows + 3);
    }

    private static UUID id(int number) {
        return Notice.idOf(new UUID(0, 1), "L-" + number, "refund");
    }
}
