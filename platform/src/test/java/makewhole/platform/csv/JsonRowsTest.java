package makewhole.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
    private final RowErrors errors = new RowErrors();
    private final List<String> read = new ArrayList<>();

    @Test
    void lines_are_read_by_their_kind_with_texts_numbers_and_nulls() {
        ndjson("""
                {"kind":"a","id":"A","note":null}
                {"kind":"b","id":"B","note":12.50}

                {"note":"x","id":"C","kind":"a"}
                """);
        assertThat(read).containsExactly("a:A:", "b:B:12.50", "a:C:x");
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void what_is_wrong_with_one_line_does_not_keep_the_next_ones_from_being_read() {
        ndjson("""
                {"kind":"a","id":"A"
                {"kind":"c","id":"A"}
                {"kind":"a","id":"A","sum":"1"}
                {"kind":"a"}
                {"kind":"a","id":"A","id":"B"}
                {"kind":"a","id":{"x":1}}
                [1]
                {"kind":"a","id":"A"} {"kind":"a","id":"B"}
                {"kind":"a","id":"Z"}
                """);
        assertThat(told())
                .containsExactly(
                        "f 1 : is not well-formed JSON, or has a member twice",
                        "f 2 kind: is none of [a, b]",
                        "f 3 sum: is not a column that is known; these are: id, note",
                        "f 4 id: is missing",
                        "f 5 : is not well-formed JSON, or has a member twice",
                        "f 6 id: is not a text",
                        "f 7 : is not a JSON object",
                        "f 8 : has more than one JSON object");
        assertThat(read).containsExactly("a:Z:");
    }

    @Test
    void a_document_is_read_section_by_section_and_numbered_by_place() {
        json("{\"a\":[{\"id\":\"A\"}],\"b\":[{\"id\":\"B\",\"note\":\"x\"},{\"id\":true},7,{\"id\":\"D\"}]}");
        assertThat(read).containsExactly("a:A:", "b:B:x", "b:D:");
        assertThat(told()).containsExactly("b 2 id: is not a text", "b 3 : is not a JSON object");
    }

    @Test
    void a_document_of_another_form_is_refused_by_name() {
        json("{\"b\":[{\"id\":\"B\"}],\"a\":[]}");
        assertThat(told())
                .containsExactly(
                        "f 0 b: is not expected here: the members are, in this order, a, b",
                        "f 0 b: is missing",
                        "a 0 : has no rows");
    }

    @Test
    void a_document_that_breaks_off_is_told_with_its_line() {
        json("{\"a\":[{\"id\":\"A\"},\n{\"id\":");
        assertThat(told()).singleElement().asString().startsWith("f 2 : is not well-formed JSON");
    }

    private void ndjson(String content) {
        new NdjsonRows("f", sections(), errors).forEach(stream(content));
    }

    private void json(String content) {
        new JsonRows("f", sections(), errors).forEach(stream(content));
    }

    private List<RowSection> sections() {
        RowForm form = new RowForm(List.of("id"), List.of("note"));
        return List.of(section("a", form), section("b", form));
    }

    private RowSection section(String name, RowForm form) {
        return new RowSection(
                name,
                form,
                row -> row.text("id")
                        .ifPresent(id -> read.add(name + ":" + id + ":"
                                + (row.isBlank("note") ? "" : row.text("note").orElse("?")))));
    }

    private List<String> told() {
        return catchThrowableOfType(RowsRefusedException.class, errors::refuseIfAny).errors().stream()
                .map(error -> "%s %d %s: %s".formatted(error.file(), error.row(), error.field(), error.reason()))
                .toList();
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
