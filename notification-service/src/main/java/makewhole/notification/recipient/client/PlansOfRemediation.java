package makewhole.notification.recipient.client;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import makewhole.notification.recipient.Answer;
import makewhole.notification.recipient.AnswerStanding;
import makewhole.notification.recipient.Plans;
import makewhole.notification.recipient.client.AnswerApi.AnswerBody;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.money.MoneyBody;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Hands answers to remediation-service. What fails for a while is tried again by the job that asks. */
@ApplicationScoped
class PlansOfRemediation implements Plans {
    /**
     * What remediation-service says of an answer that it will never take. Everything else passes, or is for people to mend,
     * and the answer waits: wrong credentials, a plan that is not open for a while, an ingress that leads nowhere.
     */
    private static final Set<String> FOR_GOOD =
            Set.of("answer-not-admitted", "part-not-admitted", "answer-too-late", "answer-final", "answer-id-reused");

    /** Says no if something that was said later counts instead; the release before this one does not have it. */
    private static final String COUNTS = "counts";

    private final AnswerApi api;

    @Inject
    PlansOfRemediation(@RestClient AnswerApi api) {
        this.api = api;
    }

    @Override
    public Reply take(AnswerStanding standing) {
        Answer answer = standing.answer();
        String id = answer.id().toString();
        AnswerBody body = new AnswerBody(
                answer.choice().name(),
                answer.amount().map(MoneyBody::of).orElse(null),
                answer.words().isEmpty() ? null : answer.words(),
                id,
                answer.givenAt());
        try {
            JsonNode taken = api.answer(standing.plan(), standing.line(), id, body);
            return new Acknowledged(taken.path(COUNTS).asBoolean(true));
        } catch (LastingFailure refused) {
            if (!FOR_GOOD.contains(refused.problem())) {
                throw refused;
            }
            return new Refused(refused.problem());
        }
    }
}
