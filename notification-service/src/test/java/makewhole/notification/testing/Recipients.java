package makewhole.notification.testing;

import static makewhole.notification.testing.Service.as;

import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Recipients with links to their pages, the plan behind them, and the mail server that their receipts go to. */
public abstract class Recipients {
    protected Remediation remediation;
    protected Mailbox mailbox;
    protected String plan = "";

    @BeforeEach
    protected void start() {
        remediation = new Remediation();
        mailbox = new Mailbox();
    }

    @AfterEach
    protected void stop() {
        // A receipt that comes late would go to the mail server of another test.
        try {
            Told.await("the receipts", () -> receipts().stream().allMatch(List.of("SENT", "FAILED")::contains));
        } finally {
            remediation.close();
            mailbox.close();
        }
    }

    /** A batch whose second row is an offer of USD 100.00 and whose fifth asks to keep or sell; open for ten days. */
    protected Rows rows() {
        Rows rows = Rows.of(6);
        plan = rows.plan();
        rows.fields(2).put("answerBy", today().plusDays(10).toString());
        rows.fields(5).put("answerBy", today().plusDays(10).toString());
        return rows;
    }

    /** What was handed over of this test's plan; the answers of another test may still be on their way. */
    protected List<String> asked() {
        return remediation.asked().stream().filter(path -> path.contains(plan)).toList();
    }

    protected static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    protected String offer() {
        return Told.links(rows(), remediation, mailbox).get(1);
    }

    protected String choice() {
        return Told.links(rows(), remediation, mailbox).get(4);
    }

    /** Where the receipts of this test's plan stand. */
    protected List<String> receipts() {
        return as("audit-1")
                .get("/v1/answers?limit=1000")
                .jsonPath()
                .getList("items.findAll { it.plan == '%s' }.receipt".formatted(plan), String.class);
    }

    /** What came in answer to answers, as it went over the wire; by the beginning of its subject. */
    private List<MimeMessage> mailsOf(String subject) {
        return mailbox.messages().stream()
                .filter(mail -> Mailbox.source(mail).contains("Subject: " + subject))
                .toList();
    }

    protected long mails(String subject) {
        return mailsOf(subject).size();
    }

    /** What the mails of such a subject say, each on one line. */
    protected List<String> allWords(String subject) {
        return mailsOf(subject).stream()
                .map(mail -> Mailbox.alternatives(mail).getFirst().replaceAll("\\s+", " "))
                .toList();
    }

    /** What the first mail of such a subject says. */
    protected String words(String subject) {
        return allWords(subject).getFirst();
    }

    protected static String standing(String what) {
        return as("audit-1")
                .get("/v1/answers?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items[-1]." + what);
    }
}
