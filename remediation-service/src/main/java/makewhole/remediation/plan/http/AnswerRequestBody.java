package makewhole.remediation.plan.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.money.MoneyBody;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.Spoken;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says to a line.
 *
 * @param amount the part of an offer that is accepted; all of it if left out
 * @param text in the customer's own words; must be there with DISPUTE
 * @param answerId chosen by whoever passes the answer on; the same id counts once
 * @param answeredAt when the customer said it; only a service may say so
 */
record AnswerRequestBody(
        @NotNull Answer answer,
        @Valid @Nullable MoneyBody amount,
        @Size(max = 4000) @Nullable String text,
        @Size(min = 1, max = 100) @Nullable String answerId,
        @Nullable Instant answeredAt) {
    Spoken toSpoken(Subject subject) {
        if (answer == Answer.DISPUTE && (text == null || text.isBlank())) {
            throw new InvalidRequestException("text", "must say what is contested");
        }
        if (answer != Answer.ACCEPT && amount != null) {
            throw new InvalidRequestException("amount", "goes with ACCEPT only");
        }
        if (answeredAt != null && subject.role() != Role.SERVICE) {
            throw new InvalidRequestException(
                    "answeredAt", "is for the service that took the answer; what a person passes on is said now");
        }
        return new Spoken(
                answer,
                Optional.ofNullable(amount).map(MoneyBody::toMoney),
                text == null ? "" : text,
                Optional.ofNullable(answerId),
                Optional.ofNullable(answeredAt));
    }
}
