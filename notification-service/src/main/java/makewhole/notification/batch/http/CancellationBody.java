package makewhole.notification.batch.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record CancellationBody(@NotBlank @Size(max = 1_000) String reason) {}
