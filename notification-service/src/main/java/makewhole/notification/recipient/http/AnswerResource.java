package makewhole.notification.recipient.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.recipient.Answer;
import makewhole.notification.recipient.AnswerStanding;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.AnswerStanding.Receipt;
import makewhole.notification.recipient.Answers;
import makewhole.notification.recipient.Choice;
import makewhole.notification.recipient.ReadAnswers;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.MoneyBody;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What recipients have answered, for the people who look after them. */
@Path("/v1/answers")
@RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.LEGAL, Roles.OPERATIONS, Roles.AUDIT})
class AnswerResource {
    private final ReadAnswers read;

    AnswerResource(ReadAnswers read) {
        this.read = read;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerBody(
            UUID answer,
            UUID notice,
            UUID plan,
            String line,
            Choice choice,
            @Nullable MoneyBody amount,
            String words,
            Instant givenAt,
            Forwarding forwarding,
            String refusal,
            boolean toldOtherwise,
            Receipt receipt,
            Receipt delay) {
        static AnswerBody of(AnswerStanding standing) {
            Answer answer = standing.answer();
            return new AnswerBody(
                    answer.id(),
                    answer.notice(),
                    standing.plan(),
                    standing.line(),
                    answer.choice(),
                    answer.amount().map(MoneyBody::of).orElse(null),
                    answer.words(),
                    answer.givenAt(),
                    standing.forwarding(),
                    standing.refusal(),
                    standing.toldOtherwise(),
                    standing.receipt(),
                    standing.delay());
        }
    }

    record ListBody(List<AnswerBody> items, @Nullable UUID next) {}

    /**
     * Answers, the earliest first. Those that a plan refused need a person ({@code ?forwarding=REFUSED}), and so do those
     * without a receipt ({@code ?receipt=FAILED}, {@code ?receipt=UNCERTAIN}). With {@code ?delay=FAILED}, those whose customers
     * were not told that their answer is kept.
     */
    @GET
    public ListBody list(
            @RestQuery @Nullable UUID after,
            @RestQuery @Nullable Forwarding forwarding,
            @RestQuery @Nullable Receipt receipt,
            @RestQuery @Nullable Receipt delay,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1_000) int limit) {
        Answers.Wanted wanted = new Answers.Wanted(
                Optional.ofNullable(forwarding), Optional.ofNullable(receipt), Optional.ofNullable(delay));
        List<AnswerStanding> answers = read.after(Optional.ofNullable(after), wanted, limit);
        return new ListBody(
                answers.stream().map(AnswerBody::of).toList(),
                answers.size() < limit ? null : answers.getLast().answer().id());
    }
}
