package makewhole.notification.contact.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.MailAddress;
import makewhole.notification.contact.ContactAttempt;
import makewhole.notification.contact.ContactTask;
import org.jspecify.annotations.Nullable;

record ContactTaskBody(
        UUID notice,
        UUID batch,
        UUID plan,
        String line,
        String investor,
        ContactTask.State state,
        Instant openedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String closedBecause,
        List<AttemptBody> attempts) {
    record AttemptBody(
            UUID attempt,
            ContactAttempt.Kind kind,
            String note,
            String evidence,
            @Nullable String email,
            String recordedBy,
            Instant recordedAt,
            @Nullable String confirmedBy) {}

    record ListBody(List<ContactTaskBody> items, @Nullable Long next) {}

    /** What a person tried. MAIL is recorded by the service alone. */
    record TriedBody(
            @NotNull @Pattern(regexp = "OTHER_ADDRESS|LETTER|TRACING")
            String kind,

            @NotBlank @Size(max = 1_000) String note,
            @NotBlank @Size(max = 1_000) String evidence,
            @Nullable String email) {
        @AssertTrue(message = "must be an e-mail address if kind is OTHER_ADDRESS, and must not be there otherwise")
        boolean isEmailRight() {
            return "OTHER_ADDRESS".equals(kind) ? email != null && MailAddress.isUsable(email) : email == null;
        }
    }

    record ClosingBody(
            @NotNull @Pattern(regexp = "REACHED|UNCLAIMED") String state,
            @NotBlank @Size(max = 1_000) String reason) {}

    static ContactTaskBody of(ContactTask task) {
        return new ContactTaskBody(
                task.notice(),
                task.batch(),
                task.plan(),
                task.line(),
                task.investor(),
                task.state(),
                task.openedAt(),
                task.closedBecause().orElse(null),
                task.attempts().stream().map(ContactTaskBody::attempt).toList());
    }

    private static AttemptBody attempt(ContactAttempt attempt) {
        return new AttemptBody(
                attempt.id(),
                attempt.kind(),
                attempt.note(),
                attempt.evidence(),
                attempt.email().orElse(null),
                attempt.recordedBy(),
                attempt.recordedAt(),
                attempt.confirmedBy().orElse(null));
    }
}
