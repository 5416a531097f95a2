package makewhole.remediation.message.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import makewhole.platform.client.LastingFailure;
import makewhole.remediation.message.Message;
import makewhole.remediation.message.MessageRefusedException;
import makewhole.remediation.message.Messenger;
import makewhole.remediation.message.client.MessageApi.MessageBody;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class MessageClient implements Messenger {
    /** It was taken once, and the answer is no longer known under its key. */
    private static final String TOLD_ALREADY = "notice-exists";

    private final MessageApi api;

    MessageClient(@RestClient MessageApi api) {
        this.api = api;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = MessageRefusedException.class)
    @Timeout(5_000)
    public void carry(Message message) {
        String reference = message.id().toString();
        try {
            api.post(
                    "message-" + reference,
                    new MessageBody(
                            message.incident().value(),
                            reference,
                            message.template(),
                            List.of(message.to()),
                            message.fields()));
        } catch (LastingFailure refused) {
            if (!refused.problem().equals(TOLD_ALREADY)) {
                throw new MessageRefusedException(String.valueOf(refused.getMessage()));
            }
        }
    }
}
