package makewhole.notification.recipient.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

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
            api.answer(standing.plan(), standing.line(), id, body);
            return new Acknowledged();
        } catch (LastingFailure refused) {
            if (refused.status() == UNAUTHENTICATED || refused.status() == FORBIDDEN) {
                // Our own credentials are wrong: that is no word about the answer, and people will mend it.
                throw refused;
            }
            return new Refused(refused.problem());
        }
    }
}
