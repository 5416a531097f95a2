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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finance's yes to exactly one run: its files are written, and what they order is booked, in one transaction. */
@ApplicationScoped
public class ApproveRun {
    private final PaymentRuns runs;
    private final Plans plans;
    private final Payees payees;
    private final Debtors debtors;
    private final Ledger ledger;
    private final Journal journal;
    private final InstantSource clock;
    private final int mostPayments;

    ApproveRun(
            PaymentRuns runs,
            Plans plans,
            Payees payees,
            Debtors debtors,
            Ledger ledger,
            Journal journal,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.payments.most-in-a-file") int mostPayments) {
        this.runs = runs;
        this.plans = plans;
        this.payees = payees;
        this.debtors = debtors;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
        this.mostPayments = mostPayments;
    }

    /**
     * Approves and exports it, under the run's lock.
     *
     * @throws RefusedException if it is not waiting for approval, the caller proposed it, the digest is another, or an
     *     account is no longer the one that the plan was approved with
     */
    @Transactional
    public PaymentRun approve(UUID id, String digest, Subject subject) {
        PaymentRun run = runs.lock(id);
        if (run.state() != PaymentRun.State.PROPOSED) {
            throw new RefusedException(
                    new CaseRefusal.RunNotProposed(id.toString(), run.state().name()));
        }
        if (!subject.isAnotherPersonThan(run.proposedBy())) {
            throw new RefusedException(new PlanRefusal.SecondPersonRequired(
                    "Who proposed payment run %s may not approve it".formatted(id)));
        }
        if (!run.digest().equals(digest)) {
            throw new RefusedException(new CaseRefusal.RunDigestStale(id.toString(), digest, run.digest()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Plan plan = plans.get(run.plan()).orElseThrow(() -> new NotFoundException("plan", run.plan()));
        Map<LineId, PlanLine> lines =
                plans.lines(run.plan()).stream().collect(Collectors.toMap(PlanLine::line, Function.identity()));
        PaymentRun approved = run.approved(subject.name(), now);
        List<PaymentFile> files = files(approved, plan, lines, now);
        runs.replace(approved);
        runs.addFiles(id, files);
        ledger.post(entries(approved, lines));
        journal.append(JournalEntry.of("payment-run-exported", "plan", run.plan(), subject.name())
                .with("run", id)
                .with("day", run.day())
                .with("digest", digest)
                .with("files", files.stream().map(PaymentFile::sha256).collect(Collectors.joining(" "))));
        return approved;
    }

    private List<PaymentFile> files(PaymentRun run, Plan plan, Map<LineId, PlanLine> lines, Instant now) {
        List<InvestorId> investors = run.payments().stream()
                .map(payment -> line(lines, payment).investor())
                .toList();
        Map<InvestorId, Payee> known = payees.of(investors);
        requireSameAccounts(run, lines, known);
        PaymentFiles files = new PaymentFiles(run, now, mostPayments);
        List<PaymentFile> written = new ArrayList<>();
        for (String code : run.totals().keySet()) {
            Currency currency = Currencies.of(code);
            Debtor debtor =
                    debtors.of(currency).orElseThrow(() -> new RefusedException(new CaseRefusal.NoDebtor(code)));
            List<CreditTransfer> transfers = run.in(currency).stream()
                    .map(payment -> transfer(payment, line(lines, payment), plan, known))
                    .toList();
            written.addAll(files.of(currency, debtor, transfers));
        }
        return written;
    }

    private static CreditTransfer transfer(Payment payment, PlanLine line, Plan plan, Map<InvestorId, Payee> known) {
        Payee payee = known.get(line.investor());
        if (payee == null) {
            throw new NotFoundException("investor", line.investor());
        }
        return new CreditTransfer(
                payment.endToEndId(),
                payment.amount(),
                PayeeName.clean(payee.legalName(), payee.investor().value()),
                payee.country(),
                payee.account(),
                "%s %s %s".formatted(plan.incident(), line.deal(), line.line()));
    }

    /** Money goes to the account that was approved with the plan, or not at all. */
    private static void requireSameAccounts(PaymentRun run, Map<LineId, PlanLine> lines, Map<InvestorId, Payee> known) {
        List<String> changed = run.payments().stream()
                .filter(payment -> {
                    Payee payee = known.get(line(lines, payment).investor());
                    return payee == null || !payee.account().fingerprint().equals(payment.accountFingerprint());
                })
                .map(payment -> line(lines, payment).investor().value())
                .toList();
        if (!changed.isEmpty()) {
            throw new RefusedException(new PlanRefusal.PayeeAccountChanged(changed));
        }
    }

    private List<Entry> entries(PaymentRun run, Map<LineId, PlanLine> lines) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        List<Entry> entries = new ArrayList<>();
        for (Payment payment : run.payments()) {
            PlanLine line = line(lines, payment);
            if (!payment.paid().equals(payment.planned())) {
                entries.add(Bookings.addedByLaterDay(run.plan(), line, payment.planned(), payment.paid(), today));
            }
            entries.add(Bookings.ordered(run.plan(), line, payment.amount(), today));
        }
        return entries;
    }

    private static PlanLine line(Map<LineId, PlanLine> lines, Payment payment) {
        PlanLine line = lines.get(payment.line());
        if (line == null) {
            throw new NotFoundException("plan line", payment.line());
        }
        return line;
    }
}
