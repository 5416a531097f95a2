package makewhole.allocation.allocation.http;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import makewhole.allocation.http.Ids;
import makewhole.allocation.proration.VersionName;
import org.jspecify.annotations.Nullable;

/** What to publish with; without a version it is the active one. */
record PublishBody(@Nullable @Size(max = 100) String algorithmVersion) {
    Optional<VersionName> version() {
        return Optional.ofNullable(algorithmVersion).map(Ids::version);
    }
}
