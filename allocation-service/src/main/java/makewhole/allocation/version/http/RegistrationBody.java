package makewhole.allocation.version.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A version to be made known.
 *
 * @param description what it does otherwise than the version before
 * @param author who wrote it
 */
record RegistrationBody(
        @NotBlank @Size(max = 100) String version,
        @NotBlank @Size(max = 2_000) String description,
        @NotBlank @Size(max = 200) String author) {}
