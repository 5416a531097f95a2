package makewhole.notification.batch.http;

import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.send;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that want to be more than words: refused by name, or shown as the words that they are. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class InjectionSpec {
    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("a header", "Ada\r\nBcc: everybody@investors.example", "U+000D"),
                Arguments.of("a line", "Ada\nSample", "U+000A"),
                Arguments.of("a line of Unicode", "Ada\u2028Sample", "U+2028"),
                Arguments.of("an end of a string", "Ada\u0000", "U+0000"),
                Arguments.of("a turn to the left", "Ada \u202Eelpmas", "U+202E"),
                Arguments.of("a mark from right to left", "Ada\u200F Sample", "U+200F"),
                Arguments.of("an isolate", "Ada \u2066Sample", "U+2066"),
                Arguments.of("an invisible letter", "A\u200Bda", "U+200B"),
                Arguments.of("a letter that looks like another", "\u0410da Sample", "look alike"),
                Arguments.of("a name that never ends", "A".repeat(10_000), "more than 200 characters"),
                Arguments.of("a web address", "https://elsewhere.example", "web address"),
                Arguments.of("nothing but blanks", " \u3000\u00A0", "is empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void a_name_that_is_more_than_a_name_is_refused(String what, String name, String reason) {
        send(Rows.to(name))
                .statusCode(422)
                .body("errors.field", hasItem("recipient.name"))
                .body("errors.reason", hasItem(containsString(reason)));
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of("ada@investors.example\r\nBcc: everybody@investors.example"),
                Arguments.of("ada@investors.example, ben@investors.example"),
                Arguments.of("Ada <ada@investors.example>"),
                Arguments.of("ada@inv\u0435stors.example"),
                Arguments.of("\"ada\"@investors.example"),
                Arguments.of("ada@[127.0.0.1]"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void an_address_is_one_plain_address(String email) {
        Rows rows = Rows.of(1);
        rows.recipient(1).put("email", email);
        send(rows).statusCode(422).body("errors.field", hasItem("recipient.email"));
    }

    static Stream<Arguments> links() {
        return Stream.of(
                Arguments.of("http://northgate.example/answer"),
                Arguments.of("javascript:alert(1)"),
                Arguments.of("https://northg\u0430te.example/answer"),
                Arguments.of("https://northgate.example@elsewhere.example/"),
                Arguments.of("https://northgate.example/\"><script>"),
                Arguments.of("https://northgate.example/a b"),
                Arguments.of("https://northgate.example/\r\nSet-Cookie: a=b"));
    }

    @ParameterizedTest
    @MethodSource("links")
    void a_link_leads_where_it_says(String link) {
        Rows rows = Rows.of(2).without(1);
        rows.fields(1).put("answerLink", link);
        send(rows).statusCode(422).body("errors.field", hasItem("fields.answerLink"));
    }

    @Test
    void markup_and_template_syntax_in_a_value_are_shown_as_they_were_written() {
        Map<String, Object> fields = Rows.of(1).fields(1);
        fields.put("dealName", "<img src=x> **b** [a](javascript:x) {{senderName}} {{{booked}}} `c` | &lt; \\ _i_");
        as("customer-success-1")
                .body(Map.of("locale", "ja-JP", "fields", fields))
                .post("/v1/templates/refund/preview")
                .then()
                .statusCode(200)
                .body(
                        "text",
                        containsString(
                                "<img src=x> **b** [a](javascript:x) {{senderName}} {{{booked}}} `c` | &lt; \\ _i_"))
                .body("html", not(containsString("<img")))
                .body("html", not(containsString("href=\"javascript")))
                .body("html", containsString("&lt;img src=x&gt; **b** [a](javascript:x) {{senderName}}"));
    }
}
