package makewhole.remediation.incident.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import makewhole.remediation.incident.Declaration;
import org.jspecify.annotations.Nullable;

record DeclareBody(
        @NotBlank @Size(max = 300) @Nullable String title,

        @NotNull @Nullable LocalDate discoveredOn,

        @NotNull @Size(max = 1_000) @Nullable List<@NotBlank String> reportedDeals,

        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,60}") @Nullable String suspectedVersion,

        @Size(max = 5_000) @Nullable String description) {
    Declaration toDeclaration() {
        return new Declaration(
                Objects.requireNonNull(title),
                description == null ? "" : description,
                Objects.requireNonNull(discoveredOn),
                Objects.requireNonNull(reportedDeals),
                Objects.requireNonNull(suspectedVersion));
    }
}
