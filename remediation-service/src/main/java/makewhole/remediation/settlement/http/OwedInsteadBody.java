package makewhole.remediation.settlement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import makewhole.platform.money.Money;
import makewhole.platform.money.MoneyBody;
import makewhole.remediation.plan.AsClosed;
import makewhole.remediation.plan.Grant;
import makewhole.remediation.plan.http.StepBody;
import makewhole.remediation.refusal.http.RefusalProblems;
import makewhole.remediation.remedy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a line comes to as closed, on the wire.
 *
 * @param planDay the day after the correction window
 * @param paidOn the day through which interest runs
 * @param remedy left out, with all that follows, if it cannot be worked out
 * @param amountIfSold there exactly for KEEP_OR_SELL: due only if the customer sells
 * @param proposedGrants as a supplement takes them; with KEEP_OR_SELL only if the customer sells
 * @param unknownBecause what is missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwedInsteadBody(
        LocalDate planDay,
        LocalDate paidOn,
        @Nullable String remedy,
        @Nullable MoneyBody amountDue,
        @Nullable MoneyBody amountIfSold,
        @Nullable Map<String, String> inputs,
        @Nullable List<StepBody> steps,
        @Nullable List<GrantBody> proposedGrants,
        @Nullable String unknownBecause) {
    record GrantBody(String line, MoneyBody amount, String part, String reason, String standsFor) {
        static GrantBody of(Grant grant) {
            return new GrantBody(
                    grant.line().value(),
                    MoneyBody.of(grant.amount()),
                    grant.part().name(),
                    grant.reason(),
                    grant.standsFor().map(Enum::name).orElse(Grant.StandsFor.SOMETHING_ELSE.name()));
        }
    }

    static OwedInsteadBody of(AsClosed closed) {
        return switch (closed.result()) {
            case AsClosed.Known(var outcome, var inputs) -> known(closed, outcome, inputs);
            case AsClosed.Unknown(var why) ->
                new OwedInsteadBody(
                        closed.planDay(),
                        closed.paidOn(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        RefusalProblems.words(why));
        };
    }

    private static OwedInsteadBody known(AsClosed closed, Outcome outcome, Map<String, String> inputs) {
        return new OwedInsteadBody(
                closed.planDay(),
                closed.paidOn(),
                outcome.remedy().name(),
                MoneyBody.of(outcome.amountDue()),
                outcome.amountIfSold().map(OwedInsteadBody::money).orElse(null),
                inputs,
                outcome.steps().stream().map(StepBody::of).toList(),
                closed.grants().stream().map(GrantBody::of).toList(),
                null);
    }

    private static MoneyBody money(Money amount) {
        return MoneyBody.of(amount);
    }
}
