package makewhole.remediation.incident.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import makewhole.remediation.incident.Declaration;
import makewhole.remediation.markup.Markup;
import org.jspecify.annotations.Nullable;

record DeclareBody(
        @NotBlank @Size(max = 300) String title,

        @NotNull LocalDate discoveredOn,

        @NotNull @Size(max = 1_000) List<@NotBlank String> reportedDeals,

        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,60}") String suspectedVersion,

        @Size(max = 5_000) @Nullable String description) {
    /** Nothing that was pasted into a title holds the halt up; nobody could print it later, or change it. */
    Declaration toDeclaration() {
        return new Declaration(
                Markup.readable(title),
                description == null ? "" : description,
                discoveredOn,
                reportedDeals,
                suspectedVersion);
    }
}
