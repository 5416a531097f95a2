package makewhole.notification.testing;

import java.nio.charset.StandardCharsets;

/** Reports as mail servers write them (RFC 3464). */
public final class ReturnedMail {
    private ReturnedMail() {}

    /** What a mail server writes when it gives up on a message. */
    public static String bounce(String messageId, String action, String status) {
        return report("To: care@northgate.example", "", "Message-ID: <%s>".formatted(messageId), action, status);
    }

    /** One that names the notice by the address it returns to alone. */
    public static String returnedTo(String address, String action, String status) {
        return report("To: <%s>".formatted(address), "", "Subject: words only", action, status);
    }

    /** A report with everything in the hands of the caller. */
    public static String report(String to, String aboutMessage, String original, String action, String status) {
        return """
                From: MAILER-DAEMON@mx.investors.example
                %s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=_r"

                --=_r
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered to ada.1@investors.example.

                --=_r
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.investors.example
                %sArrival-Date: Fri, 25 Sep 2026 10:00:00 +0000 (UTC)

                Final-Recipient: rfc822; ada.1@investors.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 <ada.1@investors.example>: no such user

                --=_r
                Content-Type: text/rfc822-headers

                From: Northgate Investor Care <care@northgate.example>
                %s

                --=_r--
                """.formatted(to, aboutMessage, action, status, original).replace("\n", "\r\n");
    }

    public static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.US_ASCII);
    }
}
