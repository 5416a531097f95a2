package makewhole.allocation.proration.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Currency;
import java.util.List;
import makewhole.allocation.proration.Result;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who is given what.
 *
 * @param level null where no investor with history is held back
 * @param zeroHistoryLevel per head; only there where investors without history are given something, but not all they want
 * @param tiers their levels, instead, for terms with tiers
 * @param shares in the order of the request
 * @param dropOuts in the order of their leaving; left out if nobody did
 */
record SharedOutBody(
        String currency,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LevelBody zeroHistoryLevel,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TierLevelBody> tiers,
        List<ShareBody> shares,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DropOutBody> dropOuts) {

    record ShareBody(String investor, String given) {}

    static SharedOutBody of(Result result, Currency currency) {
        return new SharedOutBody(
                currency.getCurrencyCode(),
                LevelBody.perWeight(result.levels()),
                LevelBody.perHead(result.levels()),
                TierLevelBody.of(result.levels()),
                result.shares().stream()
                        .map(share ->
                                new ShareBody(share.investor().value(), new Money(share.given(), currency).amount()))
                        .toList(),
                DropOutBody.of(result.dropOuts()));
    }
}
