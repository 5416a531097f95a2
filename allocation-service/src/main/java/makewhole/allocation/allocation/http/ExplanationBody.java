package makewhole.allocation.allocation.http;

import java.util.Currency;
import java.util.List;
import makewhole.allocation.allocation.ExplainLine.Explained;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Limit;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/** An explanation on the wire: the sentences, and the numbers in them. */
record ExplanationBody(
        String investor,
        List<String> sentences,
        String deal,
        String currency,
        String requested,
        @Nullable String limit,
        @Nullable String limitKind,
        String cap,
        String weight,
        @Nullable LevelBody level,
        @Nullable String roundedDown,
        String given) {
    static ExplanationBody of(Explained explained) {
        Currency currency = explained.deal().currency();
        Commitment commitment = explained.explanation().commitment();
        return new ExplanationBody(
                commitment.investor().value(),
                explained.explanation().sentences(),
                explained.deal().id().value(),
                currency.getCurrencyCode(),
                amount(commitment.requested(), currency),
                commitment
                        .limit()
                        .map(limit -> amount(limit.amount(), currency))
                        .orElse(null),
                commitment.limit().map(Limit::kind).map(Enum::name).orElse(null),
                amount(commitment.cap(), currency),
                amount(commitment.weight(), currency),
                explained
                        .allocation()
                        .levels()
                        .flatMap(Levels::ofAll)
                        .flatMap(LevelBody::of)
                        .orElse(null),
                explained
                        .explanation()
                        .roundedDown()
                        .map(minor -> amount(minor, currency))
                        .orElse(null),
                amount(explained.explanation().line().given(), currency));
    }

    private static String amount(long minor, Currency currency) {
        return new Money(minor, currency).amount();
    }
}
