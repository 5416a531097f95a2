package makewhole.remediation.interest;

import java.io.InputStream;
import java.util.Objects;

/** The tables that are shipped with the service. */
final class Tables {
    private Tables() {}

    static RateTable shipped(String name) {
        InputStream resource = Objects.requireNonNull(Tables.class.getResourceAsStream("/rates/" + name + ".csv"));
        return RateTableFile.read(name, resource);
    }

    static Interest of(InterestRule rule) {
        return new Interest(rule, shipped(rule.table()), 2);
    }
}
