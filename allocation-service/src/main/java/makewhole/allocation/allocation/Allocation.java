package makewhole.allocation.allocation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;

/**
 * One allocation of a deal; its lines are read apart.
 *
 * @param inputsDigest of the book that was shared out
 * @param linesDigest of what was given
 * @param levels what all lines follow from; empty for what was imported or corrected
 * @param errorAccount minor units that a correction has moved to the firm's error account
 * @param published empty while it is only staged
 */
public record Allocation(
        UUID id,
        DealId deal,
        VersionName version,
        AllocationState state,
        Origin origin,
        String inputsDigest,
        String linesDigest,
        Optional<Levels> levels,
        long errorAccount,
        Stamp staged,
        Optional<Stamp> published) {
    public Allocation {
        requireNonNull(id, "id");
        requireNonNull(origin, "origin");
        requireNonNull(levels, "levels");
        if (errorAccount < 0) {
            throw new IllegalArgumentException("an error account holds nothing or more, not " + errorAccount);
        }
    }

    /** Who did it, and when. */
    public record Stamp(String by, Instant at) {}

    /** The digest of everything that an allocation gives. */
    public static String linesDigest(DealId deal, VersionName version, long errorAccount, List<Share> lines) {
        LinesDigest digest = new LinesDigest(deal, version, errorAccount);
        lines.stream().sorted(Comparator.comparing(Share::investor)).forEach(digest::add);
        return digest.digest();
    }
}
