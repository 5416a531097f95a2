package makewhole.remediation.incident;

import java.util.List;

/**
 * The certificate that a version did not get.
 *
 * @param reference under which allocation-service has halted the version, such as {@code AUTO-proration-1}
 * @param violations what was wrong with the result
 */
public record RefusedCertificate(String reference, List<String> violations) {
    public RefusedCertificate {
        if (reference.isBlank()) {
            throw new IllegalArgumentException("a refused certificate has a reference");
        }
        violations = List.copyOf(violations);
    }
}
