package makewhole.allocation.verification.http;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The audit whose findings the version is measured by. */
record VerificationRequestBody(@NotNull UUID audit) {}
