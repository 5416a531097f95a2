package makewhole.allocation.allocation;

import java.util.UUID;

/** How an allocation came to be. */
public sealed interface Origin {
    /** It was made elsewhere, long ago, and taken in as it was booked. */
    record Imported() implements Origin {}

    /** It was worked out, certified and published here. */
    record Published() implements Origin {}

    /** An approved plan moved what an earlier allocation had given. */
    record Correction(UUID supersedes, UUID plan, String planDigest, String incident, String reason)
            implements Origin {}
}
