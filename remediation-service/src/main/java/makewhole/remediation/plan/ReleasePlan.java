package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.Window;

/** Lets an approved plan be carried out, if what is stored is still exactly what was approved. */
@ApplicationScoped
public class ReleasePlan {
    private final Plans plans;
    private final Payees payees;
    private final PlanRecords planRecords;
    private final RemediedFindings remediedFindings;
    private final GrantsForUnits grantsForUnits;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<PlanReleased> released;

    ReleasePlan(
            Plans plans,
            Payees payees,
            PlanRecords planRecords,
            RemediedFindings remediedFindings,
            GrantsForUnits grantsForUnits,
            Journal journal,
            InstantSource clock,
            Event<PlanReleased> released) {
        this.plans = plans;
        this.payees = payees;
        this.planRecords = planRecords;
        this.remediedFindings = remediedFindings;
        this.grantsForUnits = grantsForUnits;
        this.journal = journal;
        this.clock = clock;
        this.released = released;
    }

    /**
     * Releases it; settlement begins in the same transaction.
     *
     * @throws RefusedException if the digest is another, a window has closed since, customers
     *     would have too few days to keep or to sell, an account or a record has changed, another plan that was
     *     released meanwhile stands for one of its findings, or units that it grants something for are denied
     */
    @Transactional
    public Plan release(PlanId id, String digest, Subject subject) {
        Plan approved = locked(id);
        List<PlannedDeal> deals = plans.deals(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Set<String> changed = new LinkedHashSet<>();
        Set<LocalDate> lastDaysToChoose = new TreeSet<>();
        String anew = PlanDigest.of(
                approved,
                deals,
                each -> plans.lines(id).forEachPortion(portion -> {
                    changed.addAll(withAnotherAccount(portion));
                    lastDaysToChoose.addAll(lastDaysToChoose(portion));
                    portion.forEach(each);
                }));
        Plan plan = approved.release(subject, digest, anew, now);
        if (plan.supplements().isEmpty()) { // a supplement moves no units
            requireOpenWindows(plan, deals, today);
        }
        LocalDate releaseBy = plan.terms().releaseBy();
        if (releaseBy.isBefore(today) && !lastDaysToChoose.isEmpty()) {
            throw new RefusedException(
                    new PlanRefusal.ChoiceTooShort(lastDaysToChoose.iterator().next(), releaseBy));
        }
        if (!changed.isEmpty()) {
            throw new RefusedException(new PlanRefusal.PayeeAccountChanged(List.copyOf(changed)));
        }
        planRecords.requireSameUntilTheEnd(approved);
        requireRemediedOnce(plan);
        plan.supplements().ifPresent(base -> grantsForUnits.requireReleasable(base, id));
        plans.replace(plan);
        journal.append(JournalEntry.of("plan-released", "plan", id, subject.name())
                .with("incident", plan.incident())
                .with("digest", digest)
                .with("lines", plans.totals(id).lines()));
        released.fire(new PlanReleased(id, plan.incident(), subject.name()));
        return plan;
    }

    /** A supplement under the lock of its plan too, and first, as drafts and denials take it. */
    private Plan locked(PlanId id) {
        plans.require(id).supplements().ifPresent(plans::lock);
        return plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
    }

    /** Under the lock that all releases take: of two plans for the same finding, the second is not released. */
    private void requireRemediedOnce(Plan plan) {
        Set<PlanId> others = plan.supplements().isPresent() ? Set.of() : remediedFindings.alsoIn(plan.id());
        if (!others.isEmpty()) {
            throw new RefusedException(new PlanRefusal.RemediedMeanwhile(
                    plan.id().toString(),
                    others.stream().map(PlanId::toString).sorted().toList()));
        }
    }

    private static List<LocalDate> lastDaysToChoose(List<PlanLine> portion) {
        return portion.stream()
                .map(PlanLine::choices)
                .filter(Choices::promiseDays)
                .flatMap(choices -> choices.answerBy().stream())
                .distinct()
                .toList();
    }

    private static void requireOpenWindows(Plan plan, List<PlannedDeal> deals, LocalDate today) {
        List<String> closed = deals.stream()
                .filter(deal -> Window.on(plan.terms().planDay(), deal.facts().windowEndsOn()) == Window.OPEN)
                .filter(deal -> Window.on(today, deal.facts().windowEndsOn()) == Window.CLOSED)
                .map(deal -> deal.deal().value())
                .toList();
        if (!closed.isEmpty()) {
            throw new RefusedException(new PlanRefusal.WindowClosed(closed));
        }
    }

    /** Whose account is no longer the one that was on file when the plan was worked out. */
    private List<String> withAnotherAccount(List<PlanLine> portion) {
        Map<InvestorId, Payee> known =
                payees.of(portion.stream().map(PlanLine::investor).distinct().toList());
        return portion.stream()
                .filter(line -> {
                    Payee payee = known.get(line.investor());
                    return payee == null || !payee.account().fingerprint().equals(line.payeeAccountFingerprint());
                })
                .map(line -> line.investor().value())
                .toList();
    }
}
