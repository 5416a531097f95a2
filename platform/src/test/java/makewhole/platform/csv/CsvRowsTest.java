package makewhole.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
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
                        new RowError("f.csv", 4, "amount", "'abc' is not a plain decimal amount such as 1250.07"));
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
        assertThat(errors("id,amount\n\"A\nB\",1\n"))
                .containsExactly(new RowError("f.csv", 2, "id", "has a control character"));
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
