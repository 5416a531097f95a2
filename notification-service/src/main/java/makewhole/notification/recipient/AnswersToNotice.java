package makewhole.notification.recipient;

import java.util.List;
import java.util.Optional;
import makewhole.notification.recipient.AnswerStanding.Forwarding;

/** All that was answered to one notice, the latest first. */
record AnswersToNotice(List<AnswerStanding> latestFirst) {
    AnswersToNotice {
        latestFirst = List.copyOf(latestFirst);
    }

    /** The last choice on the page that counts or may come to count, as far as its plan has said so. */
    Optional<AnswerStanding> lastChoice() {
        return latestFirst.stream()
                .filter(AnswersToNotice::isChoice)
                .filter(standing -> !standing.toldOtherwise())
                .findFirst();
    }

    /** The last choice after an answer that its plan has taken or may still take; nothing comes after what was contested. */
    Optional<AnswerStanding> laterThan(AnswerStanding standing) {
        return latestFirst.stream()
                .takeWhile(
                        other -> !other.answer().id().equals(standing.answer().id()))
                .filter(other -> isChoice(standing) && isChoice(other))
                .findFirst();
    }

    /** Whether the plan has refused one of them because what counted until then had been carried out. */
    boolean isCarriedOut() {
        return latestFirst.stream().anyMatch(standing -> standing.refusal().equals(AnswerStanding.CARRIED_OUT));
    }

    private static boolean isChoice(AnswerStanding standing) {
        return standing.forwarding() != Forwarding.REFUSED && standing.answer().choice() != Choice.DISPUTE;
    }
}
