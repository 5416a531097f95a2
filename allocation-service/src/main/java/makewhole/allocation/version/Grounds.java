package makewhole.allocation.version;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a verification was made on. It proves nothing any more once one of these is another.
 *
 * @param audit whose findings the version was measured by
 * @param auditDigest over those findings
 * @param regressionCases a digest over all cases
 * @param release the release of this service whose code was run
 * @param importedDeals how many past deals had come in, all of which were replayed
 */
public record Grounds(UUID audit, String auditDigest, String regressionCases, String release, long importedDeals) {
    public Grounds {
        requireNonNull(audit, "audit");
        requireNonNull(auditDigest, "auditDigest");
        requireNonNull(regressionCases, "regressionCases");
        requireNonNull(release, "release");
    }

    /** What is another now, in words; empty if these still are the grounds. */
    List<String> changesTo(Grounds now) {
        List<String> changes = new ArrayList<>();
        if (!auditDigest.equals(now.auditDigest)) {
            changes.add("the findings of audit %s are others".formatted(audit));
        }
        if (!regressionCases.equals(now.regressionCases)) {
            changes.add("regression cases were added");
        }
        if (!release.equals(now.release)) {
            changes.add("it was made with release %s, this is %s".formatted(release, now.release));
        }
        if (importedDeals != now.importedDeals) {
            changes.add("past deals have been imported that it has not replayed");
        }
        return List.copyOf(changes);
    }
}
