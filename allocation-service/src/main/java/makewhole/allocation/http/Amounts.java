package makewhole.allocation.http;

import java.util.Currency;
import java.util.function.Supplier;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;

/** Amounts and other values as they stand in bodies, refused by their field. */
public final class Amounts {
    private Amounts() {}

    /** Minor units, zero or more. */
    public static long read(String field, String text, Currency currency) {
        long minor = read(field, () -> Money.parse(text, currency)).minor();
        if (minor < 0) {
            throw new InvalidRequestException(field, "'%s' is negative".formatted(text));
        }
        return minor;
    }

    /** What a reader makes of a field; its IllegalArgumentException is a reason that is fit for the caller. */
    public static <T> T read(String field, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException refused) {
            throw new InvalidRequestException(field, String.valueOf(refused.getMessage()));
        }
    }
}
