package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Makes the first version of a plan, or one that takes the place of another and voids its approvals. */
@ApplicationScoped
public class DraftPlan {
    private final Incidents incidents;
    private final Plans plans;
    private final WorkOutPlan workOutPlan;
    private final RateTables rateTables;
    private final RemediedFindings remediedFindings;
    private final Journal journal;
    private final InstantSource clock;

    DraftPlan(
            Incidents incidents,
            Plans plans,
            WorkOutPlan workOutPlan,
            RateTables rateTables,
            RemediedFindings remediedFindings,
            Journal journal,
            InstantSource clock) {
        this.incidents = incidents;
        this.plans = plans;
        this.workOutPlan = workOutPlan;
        this.rateTables = rateTables;
        this.remediedFindings = remediedFindings;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The first version.
     *
     * @throws RefusedException if the incident is closed, there is a plan already, or something that it needs is missing
     */
    @Transactional
    public Plan draft(IncidentId incident, PlanTerms terms, Subject author) {
        incidents.lock(incident).requireOpen();
        plans.latest(incident).ifPresent(plan -> {
            throw new RefusedException(
                    new PlanRefusal.PlanExists(incident.value(), plan.id().toString()));
        });
        return add(incident, terms, author, Optional.empty());
    }

    /**
     * A new version of a plan that has not been released.
     *
     * @throws RefusedException if the old one is superseded or released, or something that the new one needs is missing
     */
    @Transactional
    public Plan newVersion(PlanId before, PlanTerms terms, Subject author) {
        Plan old = plans.lock(before).orElseThrow(() -> new NotFoundException("plan", before));
        old.supplements().ifPresent(supplemented -> {
            throw new RefusedException(new PlanRefusal.IsSupplement(before.toString(), supplemented.toString()));
        });
        plans.replace(old.supersede());
        journal.append(JournalEntry.of("plan-superseded", "plan", old.id(), author.name())
                .with("incident", old.incident())
                .with("version", old.version())
                .with("approvalsVoided", old.approvals().size()));
        return add(old.incident(), terms, author, Optional.of(old));
    }

    private Plan add(IncidentId incident, PlanTerms wanted, Subject author, Optional<Plan> before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PlanTerms terms = wanted.draftedOn(LocalDate.ofInstant(now, ZoneOffset.UTC));
        RateTable rates = rateTables.of(terms.interestRule());
        WorkOutPlan.WorkedOut worked = workOutPlan.of(incident, terms, rates);
        Plan plan = new Plan(
                new PlanId(UUID.randomUUID()),
                incident,
                before.map(old -> old.version() + 1).orElse(1),
                before.map(Plan::id),
                Optional.empty(),
                PlanState.DRAFT,
                author.name(),
                now,
                terms,
                RateTables.reference(rates),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty());
        PlanTotals totals = plans.add(plan, worked.deals(), worked.lines());
        remediedFindings.leaveOut(plan.id(), worked.leftOut());
        journal.append(JournalEntry.of("plan-drafted", "plan", plan.id(), author.name())
                .with("incident", incident)
                .with("version", plan.version())
                .with("lines", totals.lines())
                .with("remediedBefore", worked.leftOut().size())
                .with("interestRule", terms.interestRule())
                .with("interestRuleVersion", terms.interestRuleVersion())
                .with("planDay", terms.planDay())
                .with("paymentDay", terms.paymentDay())
                .with("releaseBy", terms.releaseBy())
                .with("rates", plan.rates().digest()));
        return plan;
    }
}
