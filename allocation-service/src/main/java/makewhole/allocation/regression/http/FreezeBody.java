package makewhole.allocation.regression.http;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Whose wrong deals to freeze. */
record FreezeBody(@NotNull UUID audit) {}
