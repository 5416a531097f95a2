package makewhole.remediation.investor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.UnpaidRefusal;

/** Changes where an investor is paid: one person asks, with evidence, another decides. */
@ApplicationScoped
public class ChangeAccount {
    private final FirmRecords records;
    private final Payees payees;
    private final AccountChanges changes;
    private final Journal journal;
    private final InstantSource clock;

    ChangeAccount(FirmRecords records, Payees payees, AccountChanges changes, Journal journal, InstantSource clock) {
        this.records = records;
        this.payees = payees;
        this.changes = changes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Asks for it.
     *
     * @throws RefusedException if another change of this account is open
     */
    @Transactional
    public AccountChange request(InvestorId investor, Account account, String evidence, Subject subject) {
        records.lock();
        Payee payee = payees.get(investor).orElseThrow(() -> new NotFoundException("investor", investor));
        changes.of(investor).stream()
                .filter(change -> change.state() == AccountChange.State.REQUESTED)
                .findAny()
                .ifPresent(open -> {
                    throw new RefusedException(new UnpaidRefusal.ChangeOpen(
                            investor.value(), open.id().toString()));
                });
        AccountChange change = new AccountChange(
                UUID.randomUUID(),
                investor,
                account,
                payee.account().fingerprint(),
                evidence,
                AccountChange.State.REQUESTED,
                subject.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Optional.empty(),
                Optional.empty(),
                "");
        changes.add(change);
        tell("account-change-requested", change, subject);
        return change;
    }

    /**
     * Confirms it: from now on the investor is paid there.
     *
     * @param fingerprint of the new account, as the person has read it
     * @throws RefusedException if it is decided already, the person asked for it, or it is to another account
     */
    @Transactional
    public AccountChange confirm(UUID id, String fingerprint, Subject subject) {
        AccountChange confirmed =
                locked(id).confirmed(fingerprint, subject, clock.instant().truncatedTo(ChronoUnit.MICROS));
        changes.decide(confirmed);
        tell("account-changed", confirmed, subject);
        return confirmed;
    }

    /**
     * Refuses it; the account stays as it is.
     *
     * @throws RefusedException if it is decided already, or the person asked for it
     */
    @Transactional
    public AccountChange refuse(UUID id, String reason, Subject subject) {
        AccountChange refused =
                locked(id).refused(reason, subject, clock.instant().truncatedTo(ChronoUnit.MICROS));
        changes.decide(refused);
        tell("account-change-refused", refused, subject);
        return refused;
    }

    private AccountChange locked(UUID id) {
        return changes.lock(id).orElseThrow(() -> new NotFoundException("account change", id));
    }

    private void tell(String event, AccountChange change, Subject subject) {
        journal.append(JournalEntry.of(event, "investor", change.investor(), subject.name())
                .with("change", change.id())
                .with("before", change.before())
                .with("after", change.account().fingerprint()));
    }
}
