package makewhole.allocation.override.http;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.override.OverrideState;
import makewhole.allocation.override.RequestedOverride;
import makewhole.allocation.override.RequestedOverride.Stamp;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/** An override on the wire, with who decided what about it. */
record OverrideBody(
        UUID override,
        String deal,
        String investor,
        String amount,
        String currency,
        String reason,
        OverrideState state,
        DecidedBody requested,
        @Nullable DecidedBody confirmed,
        @Nullable DecidedBody withdrawn) {

    record DecidedBody(String by, Instant at) {
        static @Nullable DecidedBody of(Optional<Stamp> stamp) {
            return stamp.map(DecidedBody::of).orElse(null);
        }

        static DecidedBody of(Stamp stamp) {
            return new DecidedBody(stamp.by(), stamp.at());
        }
    }

    static OverrideBody of(RequestedOverride override, Currency currency) {
        return new OverrideBody(
                override.id(),
                override.deal().value(),
                override.investor().value(),
                new Money(override.amount(), currency).amount(),
                currency.getCurrencyCode(),
                override.reason(),
                override.state(),
                DecidedBody.of(override.requested()),
                DecidedBody.of(override.confirmed()),
                DecidedBody.of(override.withdrawn()));
    }
}
