package makewhole.remediation.remedy;

import java.util.List;
import java.util.Optional;
import makewhole.platform.money.Money;

/**
 * A remedy with its amounts and how they were worked out.
 *
 * @param amountDue what is due without anybody choosing anything
 * @param amountIfSold what is due if the investor sells; there exactly for KEEP_OR_SELL
 * @param offer what the investor may buy; there exactly for TOP_UP_OFFER
 * @param split the parts of amountDue, or of amountIfSold
 */
public record Outcome(
        Remedy remedy,
        Money amountDue,
        Optional<Money> amountIfSold,
        Optional<Money> offer,
        Split split,
        List<Step> steps) {
    public Outcome {
        steps = List.copyOf(steps);
        if (amountIfSold.isPresent() != (remedy == Remedy.KEEP_OR_SELL)
                || offer.isPresent() != (remedy == Remedy.TOP_UP_OFFER)) {
            throw new IllegalArgumentException("%s with the amounts of another remedy".formatted(remedy));
        }
        if (!split.total().equals(amountIfSold.orElse(amountDue))) {
            throw new IllegalArgumentException("the parts of %s do not add up".formatted(remedy));
        }
    }
}
