package makewhole.remediation.rates;

import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.interest.RatesMissingException;
import makewhole.remediation.refusal.InterestRefusal;

/** Turns missing days into a refusal that names them. */
public final class RatesNeeded {
    private RatesNeeded() {}

    public static InterestRefusal refusal(InterestRule rule, RatesMissingException missing) {
        return new InterestRefusal.RatesMissing(
                rule.name(),
                missing.table(),
                missing.missing().stream().map(Object::toString).toList(),
                missing.missing().getFirst().first().toString(),
                missing.missing().getLast().last().toString());
    }
}
