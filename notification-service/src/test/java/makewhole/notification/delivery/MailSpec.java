package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class MailSpec {
    private Remediation remediation;
    private Mailbox mailbox;

    @BeforeEach
    void start() {
        remediation = new Remediation();
        mailbox = new Mailbox();
    }

    @AfterEach
    void stop() {
        remediation.close();
        mailbox.close();
    }

    @Test
    void a_mail_has_plain_text_first_and_says_that_a_machine_sent_it() throws MessagingException {
        MimeMessage mail = sent(Rows.to("Ada Sample"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@northgate\\.example>");
        assertThat(mail.getFrom()[0]).hasToString("Northgate Investor Care <care@northgate.example>");
        assertThat(mail.getHeader("Subject", null))
                .as("plain letters need no decoding")
                .isEqualTo("We are paying you back USD 100.01 from Harbour Robotics");
        assertThat(mail.getHeader("Content-Language")).containsExactly("en-US");
        List<String> parts = Mailbox.alternatives(mail);
        assertThat(parts.getFirst())
                .startsWith("Dear Ada Sample,")
                .contains("USD\u00A0100.01", "September\u00A030,\u00A02026");
        assertThat(parts.getLast())
                .startsWith("<!DOCTYPE html>")
                .contains("<p style=\"margin:0 0 16px 0;\">Dear Ada Sample,</p>");
        assertThat(Mailbox.source(mail).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
    }

    @Test
    void the_statement_is_attached_as_pdf_after_the_words() throws IOException {
        MimeMessage mail = sent(Rows.to("Ada Sample"));
        var statement = Mailbox.statement(mail);
        assertThat(statement.getKey()).isEqualTo("refund-L-0001.pdf");
        try (PDDocument pdf = Loader.loadPDF(statement.getValue())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Ada Sample").containsPattern("100[.]01");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "山田太郎",
                "Jürgen Groß-Weiß",
                "Émile Lefèvre & Fils (SARL)",
                "株式会社山田太郎投資顧問有限責任監査法人東京本社第一営業部資産運用課御中山田太郎投資顧問有限責任監査法人東京本社",
                "O'Brien, \"Bob\" <bob@elsewhere.example>",
                "Ann 👩‍🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
                "a@b.example, c@d.example",
                "=?utf-8?q?Ada?=",
                "Group: a@b.example;"
            })
    void a_name_arrives_as_it_is_written_and_is_never_an_address(String name) throws MessagingException {
        MimeMessage mail = sent(Rows.to(name));
        assertThat(mail.getAllRecipients()).hasSize(1);
        InternetAddress to = (InternetAddress) mail.getRecipients(RecipientType.TO)[0];
        assertThat(to.getAddress()).isEqualTo("ada.1@investors.example");
        if (!name.startsWith("=?")) {
            assertThat(to.getPersonal()).isEqualTo(name);
        }
        assertThat(Mailbox.source(mail).split("\r\n\r\n", 2)[0])
                .as("headers are ASCII")
                .matches("\\p{ASCII}*");
        assertThat(Mailbox.alternatives(mail).getFirst().replace("\n", ""))
                .as("a long name may be wrapped")
                .startsWith("Dear " + name.split(" ", 2)[0]);
    }

    @Test
    void what_looks_like_a_program_is_shown_as_words() throws MessagingException {
        Rows rows = Rows.to("<img src=x onerror=alert(1)> {{dealId}} **you** [here](x)");
        rows.fields(1).put("dealName", "{{{recipientName}}}<script>alert(1)</script> | # `x` &lt;");
        MimeMessage mail = sent(rows);
        List<String> parts = Mailbox.alternatives(mail);
        assertThat(parts.getFirst().replace('\n', ' '))
                .contains("Dear <img src=x onerror=alert(1)> {{dealId}} **you** [here](x),")
                .contains("{{{recipientName}}}<script>alert(1)</script> | # `x` &lt;.");
        assertThat(parts.getLast())
                .contains("Dear &lt;img src=x onerror=alert(1)&gt; {{dealId}} **you** [here](x),")
                .contains("{{{recipientName}}}&lt;script&gt;alert(1)&lt;/script&gt; | # `x` &amp;lt;")
                .doesNotContain("<img", "<script", "<a ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: everybody@investors.example",
                "Ada\nX: y",
                "Ada \u202Eelpmas\u202C",
                "Ada\u2028",
                "Ada\u0000",
                "Pay at https://evil.example"
            })
    void a_name_that_could_deceive_is_refused(String name) {
        send(Rows.to(name)).statusCode(422).body("errors[0].field", equalTo("recipient.name"));
    }

    @Test
    void a_name_of_ten_thousand_characters_is_refused() {
        send(Rows.to("a".repeat(10_000))).statusCode(422).body("errors[0].field", equalTo("recipient.name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a b@c.example",
                "a@b.example, c@d.example",
                "<a@b.example>",
                "a@b.example\r\nRCPT TO:<c@d.example>",
                "a@b.example> SIZE=1",
                "a..b@c.example",
                ".a@b.example",
                "\"a b\"@c.example",
                "a@-b.example",
                "ä@b.example",
                "a@b_c.example",
                "@b.example"
            })
    void an_address_that_mail_cannot_be_sent_to_is_refused(String email) {
        Rows rows = Rows.of(1);
        rows.recipient(1).put("email", email);
        send(rows).statusCode(422).body("errors[0].field", equalTo("recipient.email"));
    }

    private MimeMessage sent(Rows rows) {
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        approve(batch).statusCode(200);
        awaitDone(batch.getString("batch"));
        return mailbox.only();
    }
}
