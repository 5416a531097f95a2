package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import makewhole.platform.money.Money;
import makewhole.remediation.refusal.Refusal;
import makewhole.remediation.remedy.Outcome;

/**
 * What a line of an open deal comes to once the correction window of its deal has closed.
 *
 * @param planDay the day after the last day of the window
 * @param paidOn the day through which interest runs
 */
public record AsClosed(LineId line, LocalDate planDay, LocalDate paidOn, Result result) {
    /** Whether it could be worked out. */
    public sealed interface Result {}

    /** It could, from these figures. */
    public record Known(Outcome outcome, Map<String, String> inputs) implements Result {}

    /** Something is missing that no figure is made up for. */
    public record Unknown(Refusal why) implements Result {}

    /**
     * What a supplement would grant, each part for tax by itself; none if nothing is due or it is not known. A customer who may
     * keep or sell has to be asked first: what is due if they sell is granted only once they say so.
     */
    public List<Grant> grants() {
        return switch (result) {
            case Unknown unknown -> List.of();
            case Known(var outcome, var inputs) -> {
                List<Grant> grants = new ArrayList<>();
                if (outcome.amountIfSold().isPresent()) {
                    yield List.of();
                }
                add(grants, Grant.Part.PRINCIPAL, outcome.split().principal(), outcome);
                add(grants, Grant.Part.GAIN, outcome.split().gain(), outcome);
                add(grants, Grant.Part.INTEREST, outcome.split().interest(), outcome);
                yield List.copyOf(grants);
            }
        };
    }

    private void add(List<Grant> grants, Grant.Part part, Money amount, Outcome outcome) {
        if (!amount.isZero()) {
            grants.add(new Grant(
                    line,
                    OptionalLong.empty(),
                    amount,
                    part,
                    "The correction window closed before the units moved: %s as of %s, paid on %s"
                            .formatted(outcome.remedy(), planDay, paidOn),
                    Optional.of(Grant.StandsFor.UNITS_LEFT_BEHIND)));
        }
    }
}
