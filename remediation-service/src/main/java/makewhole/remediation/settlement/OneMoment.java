package makewhole.remediation.settlement;

import java.util.function.Supplier;

/** Reads what belongs together as it stood at one moment, whatever is booked meanwhile. */
public interface OneMoment {
    /** Nothing can be changed by it, and nothing that the caller has not committed is seen. */
    <T> T read(Supplier<T> reading);
}
