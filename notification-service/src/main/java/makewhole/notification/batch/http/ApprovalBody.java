package makewhole.notification.batch.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

record ApprovalBody(
        @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}") String digest) {}
