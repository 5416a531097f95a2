package makewhole.notification.recipient;

import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.Notice;
import makewhole.notification.link.Invitation;

/**
 * What a recipient sees behind their link.
 *
 * @param answers so far, the latest first
 * @param open whether a choice still counts
 */
public record Page(
        Invitation invitation, Notice notice, UUID plan, String incident, List<AnswerStanding> answers, boolean open) {
    public Page {
        answers = List.copyOf(answers);
    }
}
