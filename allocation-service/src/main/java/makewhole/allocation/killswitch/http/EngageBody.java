package makewhole.allocation.killswitch.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import makewhole.allocation.killswitch.EngageKillSwitch;
import org.jspecify.annotations.Nullable;

/** What is to be halted, and why. */
record EngageBody(
        @NotNull @Valid ScopeBody scope,
        @NotBlank @Size(max = 200) String incident,
        @NotBlank @Size(max = 2_000) String reason,
        @Nullable @Size(max = 200) String onBehalfOf) {
    EngageKillSwitch.Order toOrder(String subject) {
        return new EngageKillSwitch.Order(scope.toScope(), incident, reason, subject, Optional.ofNullable(onBehalfOf));
    }
}
