package makewhole.platform.money;

import java.io.Serial;

/** A text that is not an amount of the currency it should be in. The message is the reason, fit for the sender of the text. */
public sealed class AmountRefusedException extends IllegalArgumentException permits UnknownCurrencyException {
    @Serial
    private static final long serialVersionUID = 1L;

    AmountRefusedException(String reason) {
        super(reason);
    }
}
