package makewhole.allocation.proration;

/** Why an investor may not take more: a law, or an agreement. It decides what an excess means, never who is given what. */
public enum LimitKind {
    STATUTORY,
    CONTRACTUAL
}
