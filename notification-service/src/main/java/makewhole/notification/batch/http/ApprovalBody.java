package makewhole.notification.batch.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

record ApprovalBody(
        @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}") @Nullable
        String digest) {}
