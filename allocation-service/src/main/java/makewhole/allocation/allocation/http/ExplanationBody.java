package makewhole.allocation.allocation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.allocation.ExplainLine.Explained;
import makewhole.allocation.allocation.Explanation;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An explanation on the wire: the sentences, and the numbers in them.
 *
 * @param limitBasis where a limit, or that there is none, comes from if it was worked out; null otherwise
 * @param tier left out in a deal without tiers
 * @param carveOut what is set aside for the tier; left out if nothing is
 * @param level of the deal, or of the tier in a deal with tiers
 * @param override what two persons decided; left out if the rule decided
 * @param leftOut why the investor had to leave; left out if they had not
 */
record ExplanationBody(
        String investor,
        List<String> sentences,
        String deal,
        String currency,
        String requested,
        @Nullable String limit,
        @Nullable String limitKind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LimitBasis limitBasis,
        String cap,
        String weight,
        ZeroHistory zeroHistory,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String tier,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String carveOut,
        @Nullable LevelBody level,
        @Nullable String roundedDown,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String override,
        @JsonInclude(JsonInclude.Include.NON_NULL) DropOut.@Nullable Reason leftOut,
        String given) {
    static ExplanationBody of(Explained explained) {
        Currency currency = explained.deal().currency();
        Explanation explanation = explained.explanation();
        Commitment commitment = explanation.commitment();
        Terms terms = explained.deal().terms();
        return new ExplanationBody(
                commitment.investor().value(),
                explanation.sentences(),
                explained.deal().id().value(),
                currency.getCurrencyCode(),
                amount(commitment.requested(), currency),
                amount(commitment.limit().map(Limit::amount), currency),
                commitment.limit().map(Limit::kind).map(Enum::name).orElse(null),
                explanation.dealBook().limitBases().get(commitment.investor()),
                amount(commitment.cap(), currency),
                amount(commitment.weight(), currency),
                terms.zeroHistory(),
                terms.haveNoTiers() ? null : commitment.tier().value(),
                amount(carveOut(terms, commitment), currency),
                explanation.level().flatMap(LevelBody::of).orElse(null),
                amount(explanation.roundedDown(), currency),
                amount(commitment.override().map(ManualOverride::amount), currency),
                explanation.leftOut().orElse(null),
                amount(explanation.line().given(), currency));
    }

    private static Optional<Long> carveOut(Terms terms, Commitment commitment) {
        return terms.tiers().stream()
                .filter(tier -> tier.name().equals(commitment.tier()))
                .findFirst()
                .flatMap(Tier::carveOut);
    }

    private static @Nullable String amount(Optional<Long> minor, Currency currency) {
        return minor.map(known -> amount(known, currency)).orElse(null);
    }

    private static String amount(long minor, Currency currency) {
        return new Money(minor, currency).amount();
    }
}
