package makewhole.notification.batch.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record CancellationBody(
        @NotBlank @Size(max = 1_000) @Nullable String reason) {}
