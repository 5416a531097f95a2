package makewhole.allocation.shadow;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;

/**
 * One published allocation, as a candidate would have made it.
 *
 * @param allocation what was published
 * @param violations why the candidate's certificate was refused; empty if it was not
 * @param differences by investor; none if the candidate gave no result at all
 */
public record Comparison(
        UUID allocation,
        DealId deal,
        Currency currency,
        VersionName candidate,
        Outcome outcome,
        List<String> violations,
        List<Difference> differences,
        Instant at) {
    public Comparison {
        requireNonNull(allocation, "allocation");
        requireNonNull(outcome, "outcome");
        violations = List.copyOf(violations);
        differences = List.copyOf(differences);
        if ((outcome == Outcome.REFUSED) == violations.isEmpty()) {
            throw new IllegalArgumentException("a refusal, and nothing else, has violations");
        }
    }

    /** What one investor was given, and would have been given, in minor units. */
    public record Difference(InvestorId investor, long given, long wouldBeGiven) {}

    /** The outcome that violations and differences make. */
    static Outcome outcome(List<String> violations, List<Difference> differences) {
        if (!violations.isEmpty()) {
            return Outcome.REFUSED;
        }
        return differences.isEmpty() ? Outcome.EQUAL : Outcome.DIFFERENT;
    }

    /** Every investor for whom two results differ; who has no line in one of them is given nothing by it. */
    static List<Difference> differences(List<Share> given, List<Share> wouldBeGiven) {
        Map<InvestorId, Long> candidates = new HashMap<>();
        wouldBeGiven.forEach(share -> candidates.merge(share.investor(), share.given(), Math::addExact));
        List<Difference> differences = new ArrayList<>();
        for (Share share : given) {
            long candidate = candidates.getOrDefault(share.investor(), 0L);
            candidates.remove(share.investor());
            if (candidate != share.given()) {
                differences.add(new Difference(share.investor(), share.given(), candidate));
            }
        }
        candidates.forEach((investor, amount) -> {
            if (amount != 0) {
                differences.add(new Difference(investor, 0, amount));
            }
        });
        differences.sort(Comparator.comparing(Difference::investor));
        return differences;
    }
}
