package makewhole.remediation.settlement;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import makewhole.remediation.payment.BankState;

/**
 * A file of the bank that was taken, whole.
 *
 * @param sha256 of its content
 * @param answers how many payments it moved to which state
 */
public record TakenBankFile(
        String name,
        BankUpload.Format format,
        String sha256,
        String takenBy,
        Instant takenAt,
        Map<BankState, Integer> answers) {
    public TakenBankFile {
        answers = Map.copyOf(new TreeMap<>(answers));
    }
}
