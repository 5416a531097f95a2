package makewhole.allocation.killswitch;

import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/** What an engaged switch halts. */
public sealed interface Scope {
    /** The kinds of scope, by which they are counted and looked for. */
    enum Kind {
        ALL,
        VERSION,
        DEAL
    }

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

    default Kind kind() {
        return switch (this) {
            case Everything _ -> Kind.ALL;
            case OfVersion _ -> Kind.VERSION;
            case OfDeal _ -> Kind.DEAL;
        };
    }

    /** The version or deal; everything has no name. */
    default Optional<String> name() {
        return switch (this) {
            case Everything() -> Optional.empty();
            case OfVersion(var version) -> Optional.of(version.value());
            case OfDeal(var deal) -> Optional.of(deal.value());
        };
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
