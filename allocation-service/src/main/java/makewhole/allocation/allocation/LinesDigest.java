package makewhole.allocation.allocation;

import makewhole.allocation.DigestedRows;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;

/** The digest of everything that an allocation gives, worked out line by line, so that nobody needs to hold all lines. */
public final class LinesDigest {
    private final DigestedRows rows = new DigestedRows("lines of an allocation");

    /** @param errorAccount minor units that a correction has moved to the firm's error account */
    public LinesDigest(DealId deal, VersionName version, long errorAccount) {
        rows.row(deal, version, errorAccount);
    }

    /** Adds the next line in the order of the investors. */
    public void add(Share line) {
        rows.row(line.investor(), line.given(), line.cap());
    }

    public String digest() {
        return rows.digest();
    }
}
