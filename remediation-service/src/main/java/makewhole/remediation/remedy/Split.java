package makewhole.remediation.remedy;

import makewhole.platform.money.Money;

/** The parts of an amount, for tax reporting; none is negative. The rounding unit is in {@code interest}. */
public record Split(Money principal, Money gain, Money interest) {
    public Split {
        if (principal.minor() < 0 || gain.minor() < 0 || interest.minor() < 0) {
            throw new IllegalArgumentException("a part is negative: %s, %s, %s".formatted(principal, gain, interest));
        }
    }

    public Money total() {
        return principal.plus(gain).plus(interest);
    }
}
