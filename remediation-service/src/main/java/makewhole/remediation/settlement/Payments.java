package makewhole.remediation.settlement;

import java.util.function.Consumer;

/** Payments in the order of their lines, handed on one by one: a run may have more of them than memory can hold. */
@FunctionalInterface
public interface Payments {
    /** How many are looked up and stored at a time. */
    int PORTION = 2_000;

    void forEach(Consumer<Payment> each);
}
