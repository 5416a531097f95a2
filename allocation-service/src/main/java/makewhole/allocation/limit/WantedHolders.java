package makewhole.allocation.limit;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import makewhole.allocation.Refusal.LimitRefusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.limit.HolderLimits.Answer;
import makewhole.allocation.proration.HolderLimit;
import makewhole.platform.money.Money;

/**
 * A holder limit as somebody wants it for a deal: by naming its rule.
 *
 * @param fundSize US cents; only asked for where the rule depends on it
 * @param most lower than the law allows; empty for what the law allows
 * @param reserve places kept free
 */
public record WantedHolders(HolderLimit.Rule rule, Optional<Long> fundSize, Optional<Integer> most, int reserve) {
    public WantedHolders {
        requireNonNull(rule, "rule");
        requireNonNull(fundSize, "fundSize");
        requireNonNull(most, "most");
    }

    /**
     * The holder limit by the figures of a day.
     *
     * @throws RefusedException if the rule does not say how many, or allows fewer
     */
    public HolderLimit on(LocalDate day) {
        return switch (HolderLimits.most(rule, fundSize, day)) {
            case Answer.Most(var byLaw) -> new HolderLimit(rule, atMost(byLaw), reserve);
            case Answer.NoFigures(var asked, var on, var first) ->
                throw new RefusedException(new LimitRefusal.FiguresUnknown(asked.name(), on, first));
            case Answer.FundSizeMissing(var largest) ->
                throw new RefusedException(new LimitRefusal.FundSizeMissing(dollars(largest)));
            case Answer.FundTooLarge(var size, var largest, var on) ->
                throw new RefusedException(new LimitRefusal.FundTooLarge(dollars(size), dollars(largest), on));
        };
    }

    private int atMost(Optional<Integer> byLaw) {
        int wanted = most.or(() -> byLaw)
                .orElseThrow(() -> new RefusedException(new LimitRefusal.HolderCountMissing(rule.name())));
        if (byLaw.isPresent() && wanted > byLaw.get()) {
            throw new RefusedException(new LimitRefusal.HoldersAboveLaw(wanted, byLaw.get(), rule.name()));
        }
        return wanted;
    }

    private static Money dollars(long cents) {
        return new Money(cents, StatutoryLimits.CURRENCY);
    }
}
