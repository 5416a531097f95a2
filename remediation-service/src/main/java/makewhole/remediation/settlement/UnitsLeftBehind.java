package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** What a closed window has left for people to decide, in sentences. */
@ApplicationScoped
class UnitsLeftBehind {
    private final LinesLeftBehind linesLeftBehind;
    private final MissedPurchases missed;

    UnitsLeftBehind(LinesLeftBehind linesLeftBehind, MissedPurchases missed) {
        this.linesLeftBehind = linesLeftBehind;
        this.missed = missed;
    }

    /** What has still to be done; none if nothing has. */
    List<String> of(PlanId plan) {
        Map<Rebooking.Purpose, Map<DealId, List<LeftBehind>>> open = linesLeftBehind.of(plan).stream()
                .filter(one -> one.state().isUndecided())
                .collect(Collectors.groupingBy(
                        LeftBehind::purpose,
                        TreeMap::new,
                        Collectors.groupingBy(LeftBehind::deal, TreeMap::new, Collectors.toList())));
        List<String> left = new ArrayList<>();
        open.forEach(
                (purpose, deals) -> deals.forEach((deal, lines) -> left.add(sentence(plan, purpose, deal, lines))));
        missed.of(plan).stream()
                .filter(one -> one.ending().isEmpty())
                .forEach(one -> left.add("line %s was accepted and not bought in time: say what became of its money"
                        .formatted(one.line())));
        return left;
    }

    private static String sentence(PlanId plan, Rebooking.Purpose purpose, DealId deal, List<LeftBehind> lines) {
        String which = lines.stream()
                .map(LeftBehind::line)
                .map(LineId::value)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        String happened = switch (purpose) {
            case TAKE_BACK -> "the window of %s closed before its units were back".formatted(deal);
            case TOP_UP -> "units of %s that were accepted in time can never be bought any more".formatted(deal);
        };
        return "%s: grant what is owed instead for %s in a supplement, or have two persons deny it (see GET /v1/plans/%s/left-behind)"
                .formatted(happened, which, plan);
    }
}
