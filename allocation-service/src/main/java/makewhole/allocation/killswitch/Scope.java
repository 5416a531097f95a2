package makewhole.allocation.killswitch;

import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/** What an engaged switch halts. */
public sealed interface Scope {
    /** Every publication and correction. */
    record Everything() implements Scope {
        @Override
        public String toString() {
            return "everything";
        }
    }

    /** Publications with one version of the algorithm. */
    record OfVersion(VersionName version) implements Scope {
        @Override
        public String toString() {
            return "version " + version;
        }
    }

    /** Publications and corrections of one deal. */
    record OfDeal(DealId deal) implements Scope {
        @Override
        public String toString() {
            return "deal " + deal;
        }
    }

    /**
     * Whether this halts a publication or correction.
     *
     * @param with the version that is to be used; empty if none is, as in a correction
     */
    default boolean halts(DealId published, Optional<VersionName> with) {
        return switch (this) {
            case Everything() -> true;
            case OfVersion(var version) -> with.map(version::equals).orElse(false);
            case OfDeal(var deal) -> deal.equals(published);
        };
    }
}
