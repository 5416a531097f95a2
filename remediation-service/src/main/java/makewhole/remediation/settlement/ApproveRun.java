package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.Currencies;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.payment.CreditTransfer;
import makewhole.remediation.payment.Debtor;
import makewhole.remediation.payment.PayeeName;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.RequireUnchanged;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finance's yes to exactly one run: its files are written, and what they order is booked, in one transaction. */
@ApplicationScoped
public class ApproveRun {
    private final PaymentRuns runs;
    private final Plans plans;
    private final RequireUnchanged requireUnchanged;
    private final Payees payees;
    private final Debtors debtors;
    private final Ledger ledger;
    private final Journal journal;
    private final InstantSource clock;
    private final int mostPayments;

    ApproveRun(
            PaymentRuns runs,
            Plans plans,
            RequireUnchanged requireUnchanged,
            Payees payees,
            Debtors debtors,
            Ledger ledger,
            Journal journal,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.payments.most-in-a-file") int mostPayments) {
        this.runs = runs;
        this.plans = plans;
        this.requireUnchanged = requireUnchanged;
        this.payees = payees;
        this.debtors = debtors;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
        this.mostPayments = mostPayments;
    }

    /**
     * Approves and exports it, under the locks of its plan and its own.
     *
     * @throws RefusedException if it is not waiting for approval, the caller proposed it, its day is over, the digest is another,
     *     what is stored of the plan is no longer what was approved, or an account is no longer the one that the plan was
     *     approved with
     */
    @Transactional
    public PaymentRun approve(UUID id, String digest, Subject subject) {
        PlanId planId = runs.require(id).plan();
        Plan plan = plans.lock(planId).orElseThrow(() -> new NotFoundException("plan", planId));
        PaymentRun run = runs.lock(id);
        if (run.state() != PaymentRun.State.PROPOSED) {
            throw new RefusedException(new SettlementRefusal.RunNotProposed(
                    id.toString(), run.state().name()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PaymentRun approved = run.approved(subject, now);
        RunFigures figures = runs.figures(run);
        if (!figures.digest().equals(digest)) {
            throw new RefusedException(new SettlementRefusal.RunDigestStale(id.toString(), digest, figures.digest()));
        }
        PaymentRun.requireNear(run.day(), now);
        requireUnchanged.since(plan);
        runs.replace(approved);
        List<String> digests = export(approved, figures, plan, now);
        journal.append(JournalEntry.of("payment-run-exported", "plan", run.plan(), subject.name())
                .with("run", id)
                .with("day", run.day())
                .with("digest", digest)
                .with("files", String.join(" ", digests)));
        return approved;
    }

    /** Writes file by file and books what they order; gives the digests of the files. */
    private List<String> export(PaymentRun run, RunFigures figures, Plan plan, Instant now) {
        List<String> digests = new ArrayList<>();
        Set<String> changed = new LinkedHashSet<>();
        PaymentFiles files = new PaymentFiles(run, now, mostPayments, file -> {
            runs.addFile(run.id(), file);
            digests.add(file.sha256());
        });
        for (String code : figures.totals().keySet()) {
            Currency currency = Currencies.of(code);
            Debtor debtor =
                    debtors.of(currency).orElseThrow(() -> new RefusedException(new SettlementRefusal.NoDebtor(code)));
            PaymentFiles.Currencywise ofCurrency = files.of(currency, debtor);
            runs.forEachPortion(run.id(), currency, portion -> {
                Map<InvestorId, Payee> known = payees.of(
                        portion.stream().map(OrderedLine::investor).distinct().toList());
                for (OrderedLine one : portion) {
                    Payee payee = known.get(one.investor());
                    // Money goes to the account that was approved with the plan, or not at all.
                    if (payee == null
                            || !payee.account()
                                    .fingerprint()
                                    .equals(one.payment().accountFingerprint())) {
                        changed.add(one.investor().value());
                    } else {
                        ofCurrency.add(transfer(one, plan, payee));
                    }
                }
                ledger.post(entries(run, portion, LocalDate.ofInstant(now, ZoneOffset.UTC)));
            });
            ofCurrency.end();
        }
        if (!changed.isEmpty()) { // nothing of what was written is kept
            throw new RefusedException(new PlanRefusal.PayeeAccountChanged(List.copyOf(changed)));
        }
        return digests;
    }

    private static CreditTransfer transfer(OrderedLine one, Plan plan, Payee payee) {
        Payment payment = one.payment();
        return new CreditTransfer(
                payment.endToEndId(),
                payment.amount(),
                PayeeName.clean(payee.legalName(), payee.investor().value()),
                payee.country(),
                payee.account(),
                "%s %s %s".formatted(plan.incident(), one.deal(), payment.line()));
    }

    private static List<Entry> entries(PaymentRun run, List<OrderedLine> portion, LocalDate today) {
        List<Entry> entries = new ArrayList<>();
        for (OrderedLine one : portion) {
            Payment payment = one.payment();
            if (!payment.paid().equals(payment.planned())) {
                entries.add(Bookings.addedByLaterDay(run.plan(), payment, today));
            }
            entries.add(Bookings.ordered(run.plan(), payment.line(), payment.amount(), today));
        }
        return entries;
    }
}
