package makewhole.allocation.version.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a version is suspected. */
record SuspicionBody(
        @NotBlank @Size(max = 200) String incident,
        @NotBlank @Size(max = 2_000) String reason) {}
