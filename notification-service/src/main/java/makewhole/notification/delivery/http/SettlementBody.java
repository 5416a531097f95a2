package makewhole.notification.delivery.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.delivery.SettleNotice.Finding;

record SettlementBody(
        @NotNull Finding outcome,
        @NotBlank @Size(max = 1_000) String reason) {
    record SettledBody(UUID notice, UUID batch, NoticeState state) {}
}
