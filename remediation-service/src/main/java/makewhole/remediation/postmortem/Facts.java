package makewhole.remediation.postmortem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Scope;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.incident.GateStates;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.inquiry.Team;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.settlement.CurrencyTieOut;
import makewhole.remediation.timeline.TimelineItem;

/**
 * Everything that a post-mortem is drafted from.
 *
 * @param granted the lines of released supplements: what is owed beyond the plan
 */
record Facts(
        Incident incident,
        GateStates gates,
        Optional<Scope> scope,
        List<ScopedDeal> wrongDeals,
        List<Finding> findings,
        List<PlanLine> planLines,
        List<PlanLine> granted,
        List<CurrencyTieOut> tieOut,
        List<Inquiry> inquiries,
        List<TimelineItem> timeline) {
    private static final String NOT_ANSWERED = "*not answered yet*";

    Facts {
        wrongDeals = List.copyOf(wrongDeals);
        findings = List.copyOf(findings);
        planLines = List.copyOf(planLines);
        granted = List.copyOf(granted);
        tieOut = List.copyOf(tieOut);
        inquiries = List.copyOf(inquiries);
        timeline = List.copyOf(timeline);
    }

    /** What a team answered, or that it has not. */
    String answer(Team team, String question) {
        return inquiries.stream()
                .filter(inquiry -> inquiry.team() == team)
                .map(Inquiry::answers)
                .map(Map::copyOf)
                .flatMap(answers -> Optional.ofNullable(answers.get(question)).stream())
                .findFirst()
                .orElse(NOT_ANSWERED);
    }

    boolean nobodyHurt() {
        return scope.isPresent() && findings.isEmpty();
    }
}
