package makewhole.notification.batch.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a person does something with a batch. */
record ReasonBody(@NotBlank @Size(max = 1_000) String reason) {}
