package makewhole.allocation.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why somebody does what they do. */
public record ReasonBody(@NotBlank @Size(max = 2_000) String reason) {}
