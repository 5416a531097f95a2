package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.UnpaidRefusal;

/**
 * Lets two persons have lines paid to the very accounts that their money came back from, when nothing was wrong with these.
 * Nothing is paid by it: the lines are due as before, and the next run takes them.
 */
@ApplicationScoped
public class RepeatAttempts {
    private final Plans plans;
    private final ReadAttempts readAttempts;
    private final Reattempts reattempts;
    private final Journal journal;
    private final InstantSource clock;

    RepeatAttempts(
            Plans plans, ReadAttempts readAttempts, Reattempts reattempts, Journal journal, InstantSource clock) {
        this.plans = plans;
        this.readAttempts = readAttempts;
        this.reattempts = reattempts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Proposes it for the last attempts of some lines, under the plan's lock.
     *
     * @throws RefusedException if nothing came back for one of the lines, each may go out again as it is, or the
     *     subject is not of operations
     */
    @Transactional
    public Reattempt propose(PlanId plan, Collection<LineId> lines, String evidence, Subject subject) {
        lock(plan);
        Attempts attempts = readAttempts.of(plan, lines);
        SortedMap<LineId, EndToEndId> cameBack = new TreeMap<>();
        for (LineId line : lines) {
            cameBack.put(
                    line,
                    attempts.cameBack(line)
                            .orElseThrow(() -> new RefusedException(new UnpaidRefusal.NothingCameBack(line.value()))));
        }
        if (cameBack.values().stream().allMatch(attempts::mayBeMadeAgain)) {
            throw new RefusedException(new UnpaidRefusal.ReattemptNeedless(values(cameBack.keySet())));
        }
        Reattempt proposed = Reattempt.proposed(plan, cameBack, evidence, subject, now());
        reattempts.propose(proposed);
        tell("reattempt-proposed", proposed, subject);
        return proposed;
    }

    /**
     * Confirms it, under the plan's lock.
     *
     * @param evidence that the second person has looked at
     * @throws RefusedException if it is confirmed already or stands on other evidence, the subject is not another person,
     *     of finance, or one of the lines was tried again since
     */
    @Transactional
    public Reattempt confirm(PlanId plan, UUID id, String evidence, Subject subject) {
        lock(plan);
        Reattempt confirmed = reattempts
                .get(plan, id)
                .orElseThrow(() -> new NotFoundException("reattempt", id))
                .confirmed(evidence, subject, now());
        Attempts attempts = readAttempts.of(plan, confirmed.attempts().keySet());
        List<LineId> overtaken = confirmed.attempts().entrySet().stream()
                .filter(made -> !attempts.cameBack(made.getKey()).equals(Optional.of(made.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        if (!overtaken.isEmpty()) {
            throw new RefusedException(new UnpaidRefusal.ReattemptOvertaken(id.toString(), values(overtaken)));
        }
        reattempts.confirm(confirmed);
        tell("reattempt-confirmed", confirmed, subject);
        return confirmed;
    }

    private void lock(PlanId plan) {
        if (plans.lock(plan).isEmpty()) {
            throw new NotFoundException("plan", plan);
        }
    }

    private static List<String> values(Collection<LineId> lines) {
        return lines.stream().map(LineId::value).toList();
    }

    /** Without the evidence, which may speak of investors: it stands with the reattempt. */
    private void tell(String event, Reattempt one, Subject subject) {
        journal.append(JournalEntry.of(event, "plan", one.plan(), subject.name())
                .with("reattempt", one.id())
                .with("lines", one.attempts().size()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
