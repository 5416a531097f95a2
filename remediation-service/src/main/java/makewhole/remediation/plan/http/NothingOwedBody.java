package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import makewhole.remediation.plan.NothingOwed;
import org.jspecify.annotations.Nullable;

/** What one person proposes, or two have said: that nothing is owed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NothingOwedBody(
        String reason,
        String proposedBy,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {
    /** Why nothing is owed; who confirms it gives the reason that they have read. */
    public record ReasonBody(@NotBlank @Size(max = 4000) String reason) {}

    public static NothingOwedBody of(NothingOwed said) {
        return new NothingOwedBody(
                said.reason(),
                said.proposedBy(),
                said.confirmedBy().orElse(null),
                said.confirmedAt().orElse(null));
    }
}
