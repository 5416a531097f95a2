package makewhole.platform.money;

import java.io.Serial;

/** A code that is no ISO 4217 currency, or one without a minor unit. Answered with 400 and type {@code currency-unknown}. */
public final class UnknownCurrencyException extends AmountRefusedException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnknownCurrencyException(String reason) {
        super(reason);
    }
}
