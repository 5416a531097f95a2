package makewhole.allocation.version;

import static makewhole.allocation.Transitions.edge;

import makewhole.allocation.Transitions;

/** Where a version stands. */
public enum VersionState {
    /** Not used yet. */
    CANDIDATE,
    /** The one that new allocations are made with. */
    ACTIVE,
    /** Taken out of use because it may be wrong. */
    SUSPECT,
    /** Can be replayed, never published. */
    RETIRED;

    /** A version never comes back once it has been suspected or replaced. */
    static final Transitions<VersionState> MOVES = Transitions.of(
            edge(CANDIDATE, ACTIVE, "version-activated"),
            edge(CANDIDATE, SUSPECT, "version-suspected"),
            edge(CANDIDATE, RETIRED, "version-retired"),
            edge(ACTIVE, SUSPECT, "version-suspected"),
            edge(ACTIVE, RETIRED, "version-retired"),
            edge(SUSPECT, RETIRED, "version-retired"));
}
