package makewhole.remediation.incident.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import makewhole.remediation.incident.Declaration;
import makewhole.remediation.incident.RefusedCertificate;

/**
 * A certificate that allocation-service has refused.
 *
 * @param reference under which the version is halted
 * @param violations what was wrong with the result
 */
record RejectionBody(
        @NotNull @Pattern(regexp = "AUTO-.{1,100}") String reference,
        @NotBlank @Size(max = 100) String version,
        @NotBlank @Size(max = 100) String deal,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 2_000) String> violations,
        @NotNull Instant rejectedAt) {
    Declaration toDeclaration() {
        return new Declaration(
                "The certificate of what %s made of deal %s was refused".formatted(version, deal),
                "Opened by allocation-service. Nothing was published with the refused result, and %s is halted."
                        .formatted(version),
                rejectedAt.atZone(ZoneOffset.UTC).toLocalDate(),
                List.of(deal),
                version);
    }

    RefusedCertificate toCertificate() {
        return new RefusedCertificate(reference, violations);
    }
}
