package makewhole.notification.bounce.client;

import static makewhole.notification.testing.ReturnedMail.bounce;
import static makewhole.notification.testing.ReturnedMail.bytes;
import static makewhole.notification.testing.ReturnedMail.report;
import static makewhole.notification.testing.ReturnedMail.returnedTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import makewhole.notification.batch.Sender;
import makewhole.notification.bounce.DeliveryReport.Outcome;
import makewhole.notification.bounce.ReportReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReportsTest {
    private static final UUID NOTICE = UUID.fromString("6f9619ff-8b86-3d11-b42d-00cf4fc964ff");
    private static final UUID OTHER = UUID.fromString("00000000-8b86-3d11-b42d-00cf4fc964ff");

    private final MultipartReports reports = new MultipartReports(new Sender(
            "Northgate <care@northgate.example>", Optional.empty(), "-", Optional.of("returned@northgate.example")));

    @Test
    void a_report_names_its_notice_by_message_id_return_path_or_envelope_id() {
        assertFailed(bounce(NOTICE + "@northgate.example", "failed", "5.1.1"));
        assertFailed(returnedTo("returned+%s@northgate.example".formatted(NOTICE), "failed", "5.1.1"));
        assertFailed(returnedTo("RETURNED+%s@NORTHGATE.EXAMPLE".formatted(NOTICE), "Failed", "5.1.1 (no such user)"));
        assertFailed(report(
                "To: care@northgate.example",
                "Original-Envelope-Id: %s\n".formatted(NOTICE),
                "Subject: x",
                "failed",
                "5.1.1"));
    }

    @Test
    void a_report_that_names_two_notices_or_none_of_ours_is_for_a_person() {
        assertThat(read(report(
                        "To: returned+%s@northgate.example".formatted(NOTICE),
                        "",
                        "Message-ID: <%s@northgate.example>".formatted(OTHER),
                        "failed",
                        "5.1.1")))
                .isEqualTo(new Reading.OfNoNotice());
        assertThat(read(bounce(NOTICE + "@elsewhere.example", "failed", "5.1.1")))
                .isEqualTo(new Reading.OfNoNotice());
        assertThat(read(returnedTo("returned+nobody@northgate.example", "failed", "5.1.1")))
                .isEqualTo(new Reading.OfNoNotice());
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "expanded", ""})
    void nothing_follows_from_a_report_that_leaves_it_open(String action) {
        assertThat(read(bounce(NOTICE + "@northgate.example", action, "4.4.1"))).isEqualTo(new Reading.Interim());
    }

    @Test
    void delivered_is_told_as_delivered() {
        assertThat(read(bounce(NOTICE + "@northgate.example", "delivered", "2.0.0")))
                .isInstanceOfSatisfying(
                        Reading.Report.class,
                        reading -> assertThat(reading.report().outcome()).isEqualTo(Outcome.DELIVERED));
    }

    @Test
    void what_is_no_report_is_said_to_be_none() {
        assertThat(read("Subject: I am on holiday\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday."))
                .isInstanceOf(Reading.NoReport.class);
        assertThat(read("")).isInstanceOf(Reading.NoReport.class);
        assertThat(read("Content-Type: multipart/report; boundary=x\r\n\r\n--x--"))
                .isInstanceOf(Reading.NoReport.class);
    }

    /** Whoever can send mail can send this: it must not end anything but itself. */
    @Test
    void whatever_is_done_to_a_report_reading_it_never_fails() {
        String whole = bounce(NOTICE + "@northgate.example", "failed", "5.1.1");
        Random chance = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] broken = whole.getBytes(StandardCharsets.US_ASCII);
            for (int hits = chance.nextInt(6); hits >= 0; hits--) {
                broken[chance.nextInt(broken.length)] = (byte) chance.nextInt(256);
            }
            int length = chance.nextInt(broken.length + 1);
            assertThat(reports.read(java.util.Arrays.copyOf(broken, length))).isNotNull();
        }
    }

    private void assertFailed(String mail) {
        assertThat(read(mail)).isInstanceOfSatisfying(Reading.Report.class, reading -> {
            assertThat(reading.report().notice()).isEqualTo(NOTICE);
            assertThat(reading.report().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(reading.report().status()).isEqualTo("5.1.1");
        });
    }

    private Reading read(String mail) {
        return reports.read(bytes(mail));
    }
}
