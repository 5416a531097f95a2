package makewhole.remediation.plan;

import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.remedy.Window;

/**
 * What is done for one finding.
 *
 * @param payeeAccountFingerprint of the account that was on file when the plan was worked out
 * @param inputs every figure that the amount was worked out from, by name
 */
public record PlanLine(
        LineId line,
        Finding finding,
        Window window,
        Outcome outcome,
        Choices choices,
        String payeeAccountFingerprint,
        Map<String, String> inputs) {
    public PlanLine {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** The same without what explains it, for those who hold many and only look at amounts. */
    public PlanLine withoutSteps() {
        Outcome amounts = new Outcome(
                outcome.remedy(),
                outcome.amountDue(),
                outcome.amountIfSold(),
                outcome.offer(),
                outcome.split(),
                List.of());
        return new PlanLine(line, finding, window, amounts, choices, payeeAccountFingerprint, Map.of());
    }

    public DealId deal() {
        return finding.deal();
    }

    public InvestorId investor() {
        return finding.investor();
    }

    public Currency currency() {
        return finding.booked().currency();
    }

    public Remedy remedy() {
        return outcome.remedy();
    }

    /** What is due without anybody choosing anything; zero for offers and choices. */
    public Money amountDue() {
        return outcome.amountDue();
    }

    /** What is due if the customer sells; there exactly for KEEP_OR_SELL. */
    public Optional<Money> amountIfSold() {
        return outcome.amountIfSold();
    }

    /** What the customer may buy; there exactly for TOP_UP_OFFER. */
    public Optional<Money> offer() {
        return outcome.offer();
    }

    /** What is due if everybody chooses what costs the firm most: what is due, or due if the customer sells. */
    public Money most() {
        return amountIfSold().orElse(amountDue());
    }

    /** The line of another plan that this one grants something beyond; there exactly for lines of a supplement. */
    public Optional<LineId> beyond() {
        return GrantedLine.beyond(inputs);
    }

    /** The parts of what is due, or of what is due if the customer sells. */
    public Split split() {
        return outcome.split();
    }
}
