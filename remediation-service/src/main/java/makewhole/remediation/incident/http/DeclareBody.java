package makewhole.remediation.incident.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import makewhole.remediation.incident.Declaration;
import org.jspecify.annotations.Nullable;

record DeclareBody(
        @NotBlank
        @Size(max = 300)
        @Pattern(regexp = "(?=.*\\S)[^\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]*", message = "is blank, or has a control character")
        String title,

        @NotNull LocalDate discoveredOn,

        @NotNull @Size(max = 1_000) List<@NotBlank String> reportedDeals,

        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,60}") String suspectedVersion,

        @Size(max = 5_000) @Nullable String description) {
    Declaration toDeclaration() {
        return new Declaration(
                title, description == null ? "" : description, discoveredOn, reportedDeals, suspectedVersion);
    }
}
