package makewhole.remediation.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.HandDecision.Outcome;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.ScopeRefusal;

/** Lets two persons decide a deal that cannot be judged; the scope is decided with the last one. */
@ApplicationScoped
public class DecideByHand {
    private final Incidents incidents;
    private final Scopes scopes;
    private final HandDecisions decisions;
    private final RecordScope recordScope;
    private final Journal journal;
    private final InstantSource clock;

    DecideByHand(
            Incidents incidents,
            Scopes scopes,
            HandDecisions decisions,
            RecordScope recordScope,
            Journal journal,
            InstantSource clock) {
        this.incidents = incidents;
        this.scopes = scopes;
        this.decisions = decisions;
        this.recordScope = recordScope;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Proposes what becomes of it.
     *
     * @throws RefusedException if it is decided already
     */
    @Transactional
    public HandDecision propose(IncidentId incident, DealId deal, Outcome outcome, Reasoned by) {
        Scope scope = undecided(incident, deal);
        known(scope, deal).filter(HandDecision::isConfirmed).ifPresent(decided -> {
            throw new RefusedException(new ScopeRefusal.DecidedByHand(deal.value()));
        });
        HandDecision proposed = new HandDecision(
                deal, outcome, by.reason(), by.subject().name(), now(), Optional.empty(), Optional.empty());
        decisions.keep(incident, scope.audit(), proposed);
        journal.append(JournalEntry.of("hand-decision-proposed", "incident", incident, proposed.proposedBy())
                .because(by.reason())
                .with("deal", deal)
                .with("outcome", outcome));
        return proposed;
    }

    /** Who says something, and why. */
    public record Reasoned(Subject subject, String reason) {}

    /**
     * Confirms it.
     *
     * @param read what the second person has read and agrees to
     * @throws RefusedException if nothing is proposed or something else is, it is decided already, or the same person
     *     proposed it
     */
    @Transactional
    public HandDecision confirm(IncidentId incident, DealId deal, HandDecision.Read read, Subject subject) {
        Scope scope = undecided(incident, deal);
        HandDecision confirmed = known(scope, deal)
                .orElseThrow(() -> new RefusedException(new ScopeRefusal.NothingProposed(deal.value())))
                .confirmed(read, subject, now());
        decisions.keep(incident, scope.audit(), confirmed);
        journal.append(JournalEntry.of("hand-decision-confirmed", "incident", incident, subject.name())
                .because(confirmed.reason())
                .with("deal", deal)
                .with("outcome", confirmed.outcome()));
        if (scope.state() == ScopeState.UNDECIDED && nothingIsLeft(scope)) {
            recordScope.completed(incident);
        }
        return confirmed;
    }

    private boolean nothingIsLeft(Scope scope) {
        Set<DealId> left = new HashSet<>(scope.dealsUndecidable().keySet());
        decisions.of(scope.incident(), scope.audit()).stream()
                .filter(HandDecision::isConfirmed)
                .forEach(decided -> left.remove(decided.deal()));
        return left.isEmpty();
    }

    private Scope undecided(IncidentId incident, DealId deal) {
        incidents.lock(incident).requireOpen();
        return scopes.of(incident)
                .filter(scope -> scope.dealsUndecidable().containsKey(deal))
                .orElseThrow(() -> new NotFoundException("undecidable deal", deal));
    }

    private Optional<HandDecision> known(Scope scope, DealId deal) {
        return decisions.of(scope.incident(), scope.audit()).stream()
                .filter(one -> one.deal().equals(deal))
                .findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
