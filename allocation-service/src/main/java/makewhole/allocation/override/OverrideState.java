package makewhole.allocation.override;

import static makewhole.allocation.Transitions.edge;

import makewhole.allocation.Transitions;

/** Where an override stands. Only a confirmed one is in the book. */
public enum OverrideState {
    /** One person asked for it. */
    REQUESTED,
    /** Another one agreed. */
    CONFIRMED,
    /** Taken back, whichever of the two it was. */
    WITHDRAWN;

    static final Transitions<OverrideState> MOVES = Transitions.of(
            edge(REQUESTED, CONFIRMED, "override-confirmed"),
            edge(REQUESTED, WITHDRAWN, "override-withdrawn"),
            edge(CONFIRMED, WITHDRAWN, "override-withdrawn"));
}
