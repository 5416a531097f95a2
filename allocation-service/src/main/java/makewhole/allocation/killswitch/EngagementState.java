package makewhole.allocation.killswitch;

import static makewhole.allocation.Transitions.edge;

import makewhole.allocation.Transitions;

/** Where an engagement stands. It halts until it is released; whoever engages it again takes it back to the first state. */
public enum EngagementState {
    ENGAGED,
    RELEASE_REQUESTED,
    RELEASED;

    static final Transitions<EngagementState> MOVES = Transitions.of(
            edge(ENGAGED, ENGAGED, "kill-switch-engaged-again"),
            edge(RELEASE_REQUESTED, ENGAGED, "kill-switch-engaged-again"),
            edge(ENGAGED, RELEASE_REQUESTED, "kill-switch-release-requested"),
            edge(RELEASE_REQUESTED, RELEASED, "kill-switch-released"));
}
