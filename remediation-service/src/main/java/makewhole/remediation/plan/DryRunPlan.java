package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.interest.RateTable;

/** Works out what a plan would come to, by other terms or other values too. Nothing is written down. */
@ApplicationScoped
public class DryRunPlan {
    private final Incidents incidents;
    private final Plans plans;
    private final WorkOutPlan workOutPlan;
    private final RateTables rateTables;

    DryRunPlan(Incidents incidents, Plans plans, WorkOutPlan workOutPlan, RateTables rateTables) {
        this.incidents = incidents;
        this.plans = plans;
        this.workOutPlan = workOutPlan;
        this.rateTables = rateTables;
    }

    /**
     * The plan that these terms would make, compared with the newest version that there is.
     *
     * @param values residual values per unit that take the place of those on record, by deal
     * @throws makewhole.remediation.refusal.RefusedException if a plan by these terms would be refused
     */
    public DryRun whatIf(IncidentId incident, PlanTerms terms, Map<DealId, BigDecimal> values) {
        incidents.require(incident);
        RateTable rates = rateTables.of(terms.interestRule());
        WorkOutPlan.WorkedOut worked = workOutPlan.of(incident, terms, rates, values);
        return dryRun(terms, RateTables.reference(rates), worked, plans.latest(incident));
    }

    /** The stored plan as it is, compared with the version that it took the place of. */
    public DryRun of(PlanId id) {
        Plan plan = plans.require(id);
        WorkOutPlan.WorkedOut stored = new WorkOutPlan.WorkedOut(plans.deals(id), plans.lines(id), List.of());
        return dryRun(plan.terms(), plan.rates(), stored, plan.supersedes().map(plans::require));
    }

    private DryRun dryRun(
            PlanTerms terms, RateTableReference rates, WorkOutPlan.WorkedOut worked, Optional<Plan> before) {
        List<PlanLine> lines = held(worked.lines());
        return new DryRun(
                terms,
                rates,
                lines.size(),
                PlanFigures.of(worked.deals(), lines),
                before.map(old -> PlanDifference.of(old, held(plans.lines(old.id())), lines)));
    }

    /** Figures such as quartiles and outliers need all amounts at once; the steps behind them they do not need. */
    private static List<PlanLine> held(PlanLines lines) {
        List<PlanLine> held = new ArrayList<>();
        lines.forEach(line -> held.add(line.withoutSteps()));
        return held;
    }
}
