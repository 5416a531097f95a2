package makewhole.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import makewhole.platform.money.Currencies;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    @Test
    void rows_are_read_in_order_with_quotes_blanks_and_a_byte_order_mark() {
        assertThat(read("\uFEFFid,amount\n\"A,1\", 2.50 \r\nB,3\n")).containsExactly("A,1=2.50", "B=3.00");
    }

    @Test
    void every_wrong_field_is_named_with_its_row_and_the_reason() {
        assertThat(errors("id,amount\nA,-1\nB,1.001\n,abc\n"))
                .containsExactly(
                        new RowError("f.csv", 2, "amount", "'-1' is negative"),
                        new RowError("f.csv", 3, "amount", "'1.001' has 3 digits after the point, USD has 2"),
                        new RowError("f.csv", 4, "id", "is empty"),
                        new RowError("f.csv", 4, "amount", "is not a plain decimal amount such as 1250.07"));
    }

    @Test
    void a_missing_or_doubled_column_is_named() {
        assertThat(errors("id,sum\nA,1\n"))
                .containsExactly(new RowError("f.csv", 1, "amount", "is missing from the header"));
        assertThat(errors("id,amount,id\nA,1,B\n"))
                .containsExactly(new RowError("f.csv", 1, "id", "stands twice in the header"));
    }

    @Test
    void a_row_with_too_few_or_too_many_fields_is_named() {
        assertThat(errors("id,amount\nA\nB,1,2\n"))
                .containsExactly(
                        new RowError("f.csv", 2, "", "has 1 fields, the header has 2"),
                        new RowError("f.csv", 3, "", "has 3 fields, the header has 2"));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] latin = "id,amount\nJos\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(errors(latin))
                .singleElement()
                .extracting(RowError::reason)
                .asString()
                .contains("not UTF-8");
    }

    @Test
    void an_empty_file_and_a_file_with_nothing_but_a_header_are_refused() {
        assertThat(errors("")).containsExactly(new RowError("f.csv", 0, "", "has no rows"));
        assertThat(errors("id,amount\n")).containsExactly(new RowError("f.csv", 0, "", "has no rows"));
    }

    @Test
    void control_characters_are_refused() {
        assertThat(errors("id,amount\nA\tB,1\n"))
                .containsExactly(new RowError("f.csv", 2, "id", "has a control character"));
    }

    @Test
    void what_is_wrong_with_one_line_does_not_keep_the_next_ones_from_being_read() {
        assertThat(errors("id,amount\n\"A,1\nB,-1\n\"C\"x,1\nD,\0\n" + "x".repeat(70_000) + ",1\nE,-2\n"))
                .containsExactly(
                        new RowError("f.csv", 2, "", "has a quote that is not closed on its line"),
                        new RowError("f.csv", 3, "amount", "'-1' is negative"),
                        new RowError("f.csv", 4, "", "has text after a closing quote"),
                        new RowError("f.csv", 5, "", "has a NUL character"),
                        new RowError("f.csv", 6, "", "is longer than 65536 bytes"),
                        new RowError("f.csv", 7, "amount", "'-2' is negative"));
    }

    @Test
    void lines_end_with_or_without_a_carriage_return_and_may_be_empty() {
        assertThat(read("id,amount\r\nA,1\r\n\r\n\"B\"\"C\",2\r\nD,3"))
                .containsExactly("A=1.00", "B\"C=2.00", "D=3.00");
    }

    @Test
    void a_column_that_nobody_knows_is_named_where_no_other_is_taken() {
        RowErrors errors = new RowErrors();
        new CsvRows("f.csv", new RowForm(List.of("id"), List.of("amount")), errors)
                .forEach(new ByteArrayInputStream("id,sum\nA,1\n".getBytes(StandardCharsets.UTF_8)), row -> {});
        assertThat(catchThrowableOfType(RowsRefusedException.class, errors::refuseIfAny)
                        .errors())
                .containsExactly(
                        new RowError("f.csv", 1, "sum", "is not a column that is known; these are: id, amount"));
    }

    @Test
    void a_text_that_a_spreadsheet_would_run_comes_back_as_it_was() {
        for (String text : List.of("=1+1", "+1", "-1", "@x", "'=1", "''=1", "'", "'a", "a=1", "''")) {
            assertThat(read("id,amount\n" + SpreadsheetGuard.guarded(text) + ",1\n"))
                    .containsExactly(text + "=1.00");
            assertThat(SpreadsheetGuard.guarded(text).charAt(0)).isNotIn('=', '+', '-', '@');
        }
    }

    @Test
    void days_and_moments_in_years_of_more_than_four_digits_are_refused() {
        RowErrors errors = new RowErrors();
        new CsvRows("f.csv", List.of("day", "moment"), errors)
                .forEach(new ByteArrayInputStream("""
                                day,moment
                                9999-12-31,9999-12-31T23:59:59Z
                                +10000-01-01,+10000-01-01T00:00:00Z
                                -0001-12-31,-0001-12-31T00:00:00Z
                                """.getBytes(StandardCharsets.UTF_8)), row -> {
                    row.day("day");
                    row.instant("moment");
                });
        assertThatThrownBy(errors::refuseIfAny)
                .isInstanceOfSatisfying(
                        RowsRefusedException.class,
                        refused -> assertThat(refused.errors())
                                .extracting(error -> error.row() + " " + error.field())
                                .containsExactly("3 day", "3 moment", "4 day", "4 moment"));
    }

    @Test
    void a_value_that_may_be_about_a_person_is_not_repeated() {
        assertThat(errors("id,amount\nA,max@example.com\nB,Max Muster\n"))
                .extracting(RowError::reason)
                .noneMatch(reason -> reason.contains("Max") || reason.contains("max"));
    }

    @Test
    void only_the_first_thousand_errors_are_kept_and_all_are_counted() {
        RowErrors errors = new RowErrors();
        for (int row = 0; row < 1_500; row++) {
            errors.add("f.csv", row, "x", "wrong");
        }
        var refused = catchThrowableOfType(RowsRefusedException.class, errors::refuseIfAny);
        assertThat(refused.errors()).hasSize(1_000);
        assertThat(refused.count()).isEqualTo(1_500);
    }

    private static List<String> read(String content) {
        RowErrors errors = new RowErrors();
        List<String> rows = read(content.getBytes(StandardCharsets.UTF_8), errors);
        errors.refuseIfAny();
        return rows;
    }

    private static List<RowError> errors(String content) {
        return errors(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<RowError> errors(byte[] content) {
        RowErrors errors = new RowErrors();
        read(content, errors);
        return catchThrowableOfType(RowsRefusedException.class, errors::refuseIfAny)
                .errors();
    }

    private static List<String> read(byte[] content, RowErrors errors) {
        List<String> rows = new ArrayList<>();
        new CsvRows("f.csv", List.of("id", "amount"), errors).forEach(new ByteArrayInputStream(content), row -> {
            var id = row.text("id");
            var amount = row.amount("amount", Currencies.of("USD"));
            rows.add(id.orElse("?") + "=" + amount.map(money -> money.amount()).orElse("?"));
        });
        return rows;
    }
}
