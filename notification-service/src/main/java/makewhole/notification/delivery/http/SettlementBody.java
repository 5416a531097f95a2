package makewhole.notification.delivery.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.delivery.SettleNotice.Finding;
import makewhole.notification.delivery.Settlements.Settled;

/**
 * How a doubt ended.
 *
 * @param evidence where others can look it up, such as the line of a mail server's log
 */
record SettlementBody(
        @NotNull Finding outcome,
        @NotBlank @Size(max = 1_000) String reason,
        @NotBlank @Size(max = 1_000) String evidence) {
    record SettledBody(UUID notice, UUID batch, NoticeState state) {}

    /** What somebody found out. */
    record FoundBody(Finding outcome, String reason, String evidence, String by, Instant at) {
        static FoundBody of(Settled settled) {
            return new FoundBody(
                    settled.settling().finding(),
                    settled.settling().reason(),
                    settled.settling().evidence(),
                    settled.by(),
                    settled.at());
        }
    }

    record ListBody(List<FoundBody> items) {}
}
