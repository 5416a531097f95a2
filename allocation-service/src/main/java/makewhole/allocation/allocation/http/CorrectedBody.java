package makewhole.allocation.allocation.http;

import java.util.UUID;

/** What a correction answers. */
record CorrectedBody(UUID allocation, UUID supersedes, String errorAccount, int lines) {}
