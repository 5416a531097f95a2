package makewhole.allocation.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Currency;
import java.util.List;
import makewhole.allocation.audit.RightAnswers.RightAnswer;
import makewhole.allocation.proration.http.DropOutBody;
import makewhole.allocation.proration.http.LevelBody;
import makewhole.allocation.proration.http.TierLevelBody;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What would have been right for a deal.
 *
 * @param level null where no investor with history is held back
 * @param zeroHistoryLevel per head; only there where it holds back investors without history
 * @param tiers their levels, instead, for a deal with tiers
 * @param lines in the order of the book
 * @param dropOuts in the order of their leaving; left out if nobody did
 */
record RightAnswerBody(
        String deal,
        String currency,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LevelBody zeroHistoryLevel,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TierLevelBody> tiers,
        List<RightLineBody> lines,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DropOutBody> dropOuts) {

    record RightLineBody(String investor, String right, String cap) {}

    static RightAnswerBody of(RightAnswer answer) {
        Currency currency = answer.past().currency();
        return new RightAnswerBody(
                answer.past().id().value(),
                currency.getCurrencyCode(),
                LevelBody.perWeight(answer.right().levels()),
                LevelBody.perHead(answer.right().levels()),
                TierLevelBody.of(answer.right().levels()),
                answer.right().shares().stream()
                        .map(share -> new RightLineBody(
                                share.investor().value(),
                                new Money(share.given(), currency).amount(),
                                new Money(share.cap(), currency).amount()))
                        .toList(),
                DropOutBody.of(answer.right().dropOuts()));
    }
}
