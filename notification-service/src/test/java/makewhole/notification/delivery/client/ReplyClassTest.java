package makewhole.notification.delivery.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyClassTest {
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "550, 5.1.1, FOR_GOOD",
        "550, '', FOR_GOOD",
        "551, 5.1.6, FOR_GOOD",
        "553, 5.1.3, FOR_GOOD",
        "554, 5.7.1, FOR_GOOD",
        "552, 5.3.4, FOR_GOOD",
        "552, 5.2.2, FOR_NOW",
        "552, '', FOR_NOW",
        "550, 4.2.1, FOR_NOW",
        "450, 4.2.1, FOR_NOW",
        "451, 4.7.1, FOR_NOW",
        "452, '', FOR_NOW",
        "451, 5.7.1, FOR_NOW",
        "421, 4.3.2, SERVER",
        "-1, '', SERVER",
        "334, '', SERVER"
    })
    void a_refusal_means_for_good_only_where_code_and_enhanced_code_agree(
            int code, String enhanced, ReplyClass expected) {
        assertThat(ReplyClass.of(code, enhanced.isEmpty() ? "" + code : code + " " + enhanced))
                .isEqualTo(expected);
    }
}
