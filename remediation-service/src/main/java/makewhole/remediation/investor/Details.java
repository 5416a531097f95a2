package makewhole.remediation.investor;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import makewhole.platform.digest.Digests;

/**
 * How an investor is written to. Personal data: its text form shows none of it.
 *
 * @param locale such as {@code en-US}
 * @param country ISO 3166, two letters
 */
public record Details(String legalName, String email, String locale, String country) {
    /** By which a person says that they have read exactly these. */
    public String digest() {
        return Digests.of(fields());
    }

    /** The names of the fields that are other ones in {@code other}. */
    Set<String> differingFrom(Details other) {
        Set<String> differing = new TreeSet<>();
        Map<String, String> others = other.fields();
        fields().forEach((name, value) -> {
            if (!value.equals(others.get(name))) {
                differing.add(name);
            }
        });
        return differing;
    }

    private Map<String, String> fields() {
        return Map.of("legalName", legalName, "email", email, "locale", locale, "country", country);
    }

    @Override
    public String toString() {
        return "details";
    }
}
