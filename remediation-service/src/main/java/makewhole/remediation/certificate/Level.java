package makewhole.remediation.certificate;

import java.math.BigInteger;

/** Minor units per minor unit of weight, exactly, in lowest terms. */
public record Level(BigInteger numerator, BigInteger denominator) {
    public Level {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("%s / %s is not a level".formatted(numerator, denominator));
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }
}
