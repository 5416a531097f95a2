package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Makes a plan of its own for what is owed beyond the lines of a released one, because a customer contests a line or because
 * something came to light later. The released plan stays what it is; the supplement is frozen, approved, released, paid and
 * told like any other.
 */
@ApplicationScoped
public class SupplementPlan {
    private final Incidents incidents;
    private final Plans plans;
    private final Supplements supplements;
    private final Disputes disputes;
    private final GrantsForUnits grantsForUnits;
    private final Payees payees;
    private final Journal journal;
    private final InstantSource clock;

    SupplementPlan(
            Incidents incidents,
            Plans plans,
            Supplements supplements,
            Disputes disputes,
            GrantsForUnits grantsForUnits,
            Payees payees,
            Journal journal,
            InstantSource clock) {
        this.incidents = incidents;
        this.plans = plans;
        this.supplements = supplements;
        this.disputes = disputes;
        this.grantsForUnits = grantsForUnits;
        this.payees = payees;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Drafts it, under the lock of the plan that it supplements.
     *
     * @throws RefusedException if the incident is closed, that plan is not released or is a supplement itself, a dispute is not of the line
     *     or is answered already, or a grant stands for units that it cannot stand for
     */
    @Transactional
    public Plan draft(PlanId id, LocalDate paymentDay, List<Grant> grants, Subject author) {
        Plan base = plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
        base.supplements().ifPresent(other -> {
            throw new RefusedException(new PlanRefusal.IsSupplement(id.toString(), other.toString()));
        });
        incidents.lock(base.incident()).requireOpen();
        base.require(Set.of(PlanState.RELEASED));
        requireOpenDisputes(id, grants);
        grantsForUnits.requireAdmitted(id, grants);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (paymentDay.isBefore(today)) {
            throw new InvalidRequestException("paymentDay", "is over");
        }
        if (paymentDay.isAfter(today.plusDays(PlanTerms.MOST_DAYS_TO_PAYMENT))) {
            throw new InvalidRequestException(
                    "paymentDay", "is more than %d days from today".formatted(PlanTerms.MOST_DAYS_TO_PAYMENT));
        }
        List<PlanLine> lines = lines(base, grants);
        Plan plan = new Plan(
                new PlanId(UUID.randomUUID()),
                base.incident(),
                plans.of(base.incident()).getLast().version() + 1,
                Optional.empty(),
                Optional.of(id),
                PlanState.DRAFT,
                author.name(),
                now,
                base.terms().of(today, paymentDay),
                base.rates(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty());
        Set<DealId> concerned = lines.stream().map(PlanLine::deal).collect(Collectors.toSet());
        plans.add(
                plan,
                plans.deals(id).stream()
                        .filter(deal -> concerned.contains(deal.deal()))
                        .toList(),
                PlanLines.of(lines));
        List<Supplements.Granted> granted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            granted.add(new Supplements.Granted(lines.get(i).line(), grants.get(i)));
        }
        supplements.granted(plan.id(), granted);
        journal.append(JournalEntry.of("plan-supplemented", "plan", id, author.name())
                .with("incident", base.incident())
                .with("supplement", plan.id())
                .with("lines", lines.size()));
        return plan;
    }

    private void requireOpenDisputes(PlanId id, List<Grant> grants) {
        Map<Long, Dispute> known =
                disputes.of(id).stream().collect(Collectors.toMap(Dispute::number, dispute -> dispute));
        Map<Long, PlanId> answered = supplements.answering(id);
        Map<Long, NothingOwed> dismissals = disputes.dismissals(id);
        Set<Long> named = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.dispute().isEmpty()) {
                continue;
            }
            long number = grant.dispute().getAsLong();
            Dispute dispute = known.get(number);
            if (dispute == null || !dispute.line().equals(grant.line())) {
                throw new RefusedException(new PlanRefusal.DisputeOfAnotherLine(
                        number, grant.line().value()));
            }
            NothingOwed dismissal = dismissals.get(number);
            if (dismissal != null && dismissal.isConfirmed()) {
                throw new RefusedException(new PlanRefusal.DisputeAnswered(number, "its dismissal"));
            }
            PlanId supplement = answered.get(number);
            if (supplement != null || !named.add(number)) {
                throw new RefusedException(new PlanRefusal.DisputeAnswered(
                        number, supplement == null ? "another line of this supplement" : "plan " + supplement));
            }
        }
    }

    /** Lines are numbered on from all that the incident has, so that a reference never means two of them. */
    private List<PlanLine> lines(Plan base, List<Grant> grants) {
        int place = plans.totals(base.id()).lines()
                + supplements.of(base.id()).stream()
                        .mapToInt(other -> plans.totals(other.id()).lines())
                        .sum();
        List<PlanLine> lines = new ArrayList<>();
        for (Grant grant : grants) {
            PlanLine line = plans.line(base.id(), grant.line())
                    .orElseThrow(() -> new NotFoundException("plan line", grant.line()));
            place++;
            lines.add(GrantedLine.of(LineId.at(place), base, line, grant, account(line.investor())));
        }
        return lines;
    }

    private String account(InvestorId investor) {
        return payees.get(investor)
                .map(Payee::account)
                .orElseThrow(() -> new NotFoundException("investor", investor))
                .fingerprint();
    }
}
