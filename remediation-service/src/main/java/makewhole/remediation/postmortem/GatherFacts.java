package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.ScopedDeals;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.Gates;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.inquiry.Inquiries;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.Supplements;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.settlement.CurrencyTieOut;
import makewhole.remediation.settlement.ReckonTieOut;
import makewhole.remediation.timeline.Timeline;
import org.jboss.logging.Logger;

/** Reads what every other feature knows of an incident. */
@ApplicationScoped
class GatherFacts {
    private static final Logger LOG = Logger.getLogger(GatherFacts.class);

    private final Gates gates;
    private final Scopes scopes;
    private final ScopedDeals deals;
    private final Findings findings;
    private final Plans plans;
    private final Supplements supplements;
    private final ReckonTieOut reckonTieOut;
    private final Inquiries inquiries;
    private final Timeline timeline;

    GatherFacts(
            Gates gates,
            Scopes scopes,
            ScopedDeals deals,
            Findings findings,
            Plans plans,
            Supplements supplements,
            ReckonTieOut reckonTieOut,
            Inquiries inquiries,
            Timeline timeline) {
        this.gates = gates;
        this.scopes = scopes;
        this.deals = deals;
        this.findings = findings;
        this.plans = plans;
        this.supplements = supplements;
        this.reckonTieOut = reckonTieOut;
        this.inquiries = inquiries;
        this.timeline = timeline;
    }

    Facts of(Incident incident) {
        Optional<Plan> plan = plans.latest(incident.id());
        return new Facts(
                incident,
                gates.of(incident),
                scopes.of(incident.id()).filter(scope -> scope.state() == ScopeState.DONE),
                deals.wrong(incident.id()),
                findings.all(incident.id()),
                plan.map(this::lines).orElse(List.of()),
                plan.map(this::granted).orElse(List.of()),
                plan.map(this::tieOut).orElse(List.of()),
                inquiries.of(incident.id()),
                timeline.of(incident));
    }

    private List<PlanLine> lines(Plan plan) {
        List<PlanLine> lines = new ArrayList<>();
        plans.lines(plan.id()).forEach(line -> lines.add(line.withoutSteps()));
        return lines;
    }

    private List<PlanLine> granted(Plan plan) {
        return supplements.of(plan.id()).stream()
                .filter(supplement -> supplement.state() == PlanState.RELEASED)
                .flatMap(supplement -> lines(supplement).stream())
                .toList();
    }

    private List<CurrencyTieOut> tieOut(Plan plan) {
        if (plan.state() != PlanState.RELEASED) {
            return List.of();
        }
        try {
            return reckonTieOut.of(plan.id());
        } catch (RefusedException unknown) {
            LOG.warnf("event=tie-out-not-known plan=%s reason=%s", plan.id(), unknown.getMessage());
            return List.of();
        }
    }
}
