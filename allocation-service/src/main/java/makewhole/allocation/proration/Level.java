package makewhole.allocation.proration;

/** How far a deal went round: the one figure from which every share follows. */
public sealed interface Level {
    /** Everyone is at their cap: nobody was held back by a level. */
    record EveryoneFilled() implements Level {}

    /** An investor with weight w was given min(cap, ratio × w); investors without history were given nothing. */
    record PerWeight(Ratio ratio) implements Level {}

    /** All investors with history are at their caps; each without history was given min(cap, ratio). */
    record PerHead(Ratio ratio) implements Level {}
}
