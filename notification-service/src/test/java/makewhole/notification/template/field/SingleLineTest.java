package makewhole.notification.template.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Sample",
                "Jürgen Groß-Weiß",
                "Émile Lefèvre & Fils (SARL)",
                "山田太郎",
                "O'Brien <the elder>",
                "می\u200Cخواهم",
                "Ann 👩\u200D🚀",
                "Müller \uD842\uDFB7"
            })
    void names_of_people_are_taken_as_they_are(String name) {
        assertThat(SingleLine.objection(name, SingleLine.LONGEST_NAME)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: a@b.example",
                "Ada\nSample",
                "Ada\tSample",
                "Ada\u0000",
                "Ada\u0085Sample",
                "Ada\u2028Sample",
                "Ada\u202Eelpmas",
                "Ada\u2066Sample",
                "Ada\u200FSample",
                "Ada\u200BSample",
                "\uFEFFAda",
                "Ada\u00ADSample",
                "Ada\uD800",
                "Ada\uE000",
                "Ada\uDB40\uDC41"
            })
    void what_cannot_be_seen_is_refused(String name) {
        assertThat(SingleLine.objection(name, SingleLine.LONGEST_NAME)).isPresent();
    }

    @Test
    void a_text_has_an_end() {
        assertThat(SingleLine.objection("a".repeat(200), SingleLine.LONGEST_NAME))
                .isEmpty();
        assertThat(SingleLine.objection("a".repeat(10_000), SingleLine.LONGEST_NAME))
                .contains("has more than 200 characters");
        assertThat(SingleLine.objection("\uD842\uDFB7".repeat(200), SingleLine.LONGEST_NAME))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.evil.example", "see WWW.evil.example", "(www.evil.example)"})
    void what_a_mail_reader_would_make_a_link_of_is_refused(String text) {
        assertThat(SingleLine.objection(text, 100))
                .hasValueSatisfying(why -> assertThat(why).contains("web address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"N\u03BFrthgate", "\u0391da Sample", "\u0410da", "\u03A1\u0420"})
    void a_word_of_alphabets_that_look_alike_is_refused(String text) {
        assertThat(SingleLine.objection(text, 100))
                .hasValueSatisfying(why -> assertThat(why).contains("look alike"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0395\u03BB\u03AD\u03BD\u03B7 Sample", "Awww. So nice", "Swww Ltd.", "5 \u00B5g"})
    void words_of_one_alphabet_each_are_taken(String text) {
        assertThat(SingleLine.objection(text, 100)).isEmpty();
    }

    @Test
    void a_text_is_not_empty_and_no_link() {
        assertThat(SingleLine.objection(" \u00A0\u3000 ", 10)).contains("is empty");
        assertThat(SingleLine.objection("see http://evil.example", 100)).isPresent();
        assertThat(SingleLine.trimmed("\u00A0 Ada\u3000")).isEqualTo("Ada");
    }
}
