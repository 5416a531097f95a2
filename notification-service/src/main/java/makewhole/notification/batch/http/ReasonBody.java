package makewhole.notification.batch.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import makewhole.notification.batch.SaidOfBatch;

/** Why a person does something with a batch. */
record ReasonBody(@NotBlank @Size(max = 1_000) String reason) {
    /** What a person did with a batch, and why. */
    record SaidBody(String event, String reason, String by, Instant at) {
        static SaidBody of(SaidOfBatch said) {
            return new SaidBody(said.event(), said.reason(), said.by(), said.at());
        }
    }

    record ListBody(List<SaidBody> items) {}
}
