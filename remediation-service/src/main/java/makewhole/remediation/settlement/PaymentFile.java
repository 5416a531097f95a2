package makewhole.remediation.settlement;

import java.nio.charset.StandardCharsets;
import makewhole.platform.digest.Digests;
import makewhole.platform.money.Money;

/**
 * A file for the bank, as it was written when finance approved.
 *
 * @param messageId by which the bank refers to it; empty for files of releases that did not keep it
 * @param account the IBAN that is paid from
 * @param sha256 of the content in UTF-8
 */
public record PaymentFile(
        String name, String messageId, String account, int payments, Money controlSum, String sha256, String content) {
    /** Whether the content is what was written. */
    public boolean isIntact() {
        return Digests.sha256(content.getBytes(StandardCharsets.UTF_8)).equals(sha256);
    }
}
