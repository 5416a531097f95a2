package makewhole.remediation.investor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.refusal.RecordRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Corrects how an investor is written to: one person asks, with evidence, another decides. Notices that are written after it
 * say what is right; what is sent stays as it is, and no amount changes.
 */
@ApplicationScoped
public class CorrectInvestor {
    private final FirmRecords records;
    private final Payees payees;
    private final InvestorCorrections corrections;
    private final InvestorUse use;
    private final Journal journal;
    private final InstantSource clock;

    CorrectInvestor(
            FirmRecords records,
            Payees payees,
            InvestorCorrections corrections,
            InvestorUse use,
            Journal journal,
            InstantSource clock) {
        this.records = records;
        this.payees = payees;
        this.corrections = corrections;
        this.use = use;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Asks for it.
     *
     * @param correct makes what is right of what is known
     * @throws RefusedException if another correction of this investor is open
     * @throws InvalidRequestException if everything would stay
     */
    @Transactional
    public InvestorCorrection request(
            InvestorId investor, UnaryOperator<Details> correct, String evidence, Subject subject) {
        records.lock();
        Details before =
                payees.get(investor).map(Payee::details).orElseThrow(() -> new NotFoundException("investor", investor));
        corrections.of(investor).stream()
                .filter(one -> one.state() == InvestorCorrection.State.REQUESTED)
                .findAny()
                .ifPresent(open -> {
                    throw new RefusedException(new RecordRefusal.InvestorCorrectionOpen(
                            investor.value(), open.id().toString()));
                });
        Details becomes = correct.apply(before);
        if (becomes.equals(before)) {
            throw new InvalidRequestException("becomes", "is what is known already");
        }
        InvestorCorrection correction = new InvestorCorrection(
                UUID.randomUUID(),
                investor,
                before,
                becomes,
                evidence,
                InvestorCorrection.State.REQUESTED,
                subject.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Optional.empty(),
                Optional.empty(),
                "");
        corrections.add(correction);
        tell("investor-correction-requested", correction, subject);
        return correction;
    }

    /**
     * Confirms it: from now on the investor is written to in that way.
     *
     * @param digest of what is right, as the person has read it
     * @throws RefusedException if it is decided already, the person asked for it, it says something else, or the investor is
     *     being written to right now
     */
    @Transactional
    public InvestorCorrection confirm(UUID id, String digest, Subject subject) {
        records.lock();
        InvestorCorrection confirmed =
                locked(id).confirmed(digest, subject, clock.instant().truncatedTo(ChronoUnit.MICROS));
        use.planBeingTold(confirmed.investor()).ifPresent(plan -> {
            throw new RefusedException(
                    new RecordRefusal.InvestorBeingTold(confirmed.investor().value(), plan));
        });
        corrections.decide(confirmed);
        tell("investor-corrected", confirmed, subject);
        return confirmed;
    }

    /**
     * Refuses it; everything stays as it is.
     *
     * @throws RefusedException if it is decided already, or the person asked for it
     */
    @Transactional
    public InvestorCorrection refuse(UUID id, String reason, Subject subject) {
        InvestorCorrection refused =
                locked(id).refused(reason, subject, clock.instant().truncatedTo(ChronoUnit.MICROS));
        corrections.decide(refused);
        tell("investor-correction-refused", refused, subject);
        return refused;
    }

    private InvestorCorrection locked(UUID id) {
        return corrections.lock(id).orElseThrow(() -> new NotFoundException("investor correction", id));
    }

    /** Which fields, not what they say: that is personal data. */
    private void tell(String event, InvestorCorrection correction, Subject subject) {
        journal.append(JournalEntry.of(event, "investor", correction.investor(), subject.name())
                .with("correction", correction.id())
                .with("fields", String.join(" ", correction.becomes().differingFrom(correction.before()))));
    }
}
