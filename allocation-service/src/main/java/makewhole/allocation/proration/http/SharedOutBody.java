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
 * @param shares in the order of the request
 */
record SharedOutBody(
        String currency,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LevelBody zeroHistoryLevel,
        List<ShareBody> shares) {

    record ShareBody(String investor, String given) {}

    static SharedOutBody of(Result result, Currency currency) {
        return new SharedOutBody(
                currency.getCurrencyCode(),
                LevelBody.perWeight(result.levels()),
                LevelBody.perHead(result.levels()),
                result.shares().stream()
                        .map(share ->
                                new ShareBody(share.investor().value(), new Money(share.given(), currency).amount()))
                        .toList());
    }
}
