package makewhole.allocation.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Currency;
import java.util.List;
import makewhole.allocation.audit.RightAnswers.RightAnswer;
import makewhole.allocation.proration.http.LevelBody;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What would have been right for a deal.
 *
 * @param level null where no investor with history is held back
 * @param zeroHistoryLevel per head; only there where it holds back investors without history
 * @param lines in the order of the book
 */
record RightAnswerBody(
        String deal,
        String currency,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LevelBody zeroHistoryLevel,
        List<RightLineBody> lines) {

    record RightLineBody(String investor, String right, String cap) {}

    static RightAnswerBody of(RightAnswer answer) {
        Currency currency = answer.past().currency();
        return new RightAnswerBody(
                answer.past().id().value(),
                currency.getCurrencyCode(),
                LevelBody.perWeight(answer.right().levels()),
                LevelBody.perHead(answer.right().levels()),
                answer.right().shares().stream()
                        .map(share -> new RightLineBody(
                                share.investor().value(),
                                new Money(share.given(), currency).amount(),
                                new Money(share.cap(), currency).amount()))
                        .toList());
    }
}
