package makewhole.remediation.alternative;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Takes what an investor earned elsewhere with the firm into account, once two persons stand for it. */
@ApplicationScoped
public class ProveAlternative {
    private final Incidents incidents;
    private final Findings findings;
    private final AlternativeReturns alternatives;
    private final Journal journal;
    private final InstantSource clock;

    ProveAlternative(
            Incidents incidents,
            Findings findings,
            AlternativeReturns alternatives,
            Journal journal,
            InstantSource clock) {
        this.incidents = incidents;
        this.findings = findings;
        this.alternatives = alternatives;
        this.journal = journal;
        this.clock = clock;
    }

    /** What somebody claims. */
    public record Claim(DealId deal, InvestorId investor, Money amount, String evidence) {}

    /**
     * Claims it.
     *
     * @throws RefusedException if one of this investor in this deal waits or is proven already
     */
    @Transactional
    public AlternativeReturn claim(IncidentId incident, Claim claim, Subject subject) {
        incidents.lock(incident);
        Finding finding = findings.all(incident).stream()
                .filter(one -> one.deal().equals(claim.deal()) && one.investor().equals(claim.investor()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "finding", "%s in %s".formatted(claim.investor().value(), claim.deal())));
        requireShortfall(finding, claim);
        alternatives.of(incident).stream()
                .filter(one -> one.state() != AlternativeReturn.State.REFUSED)
                .filter(one -> one.deal().equals(claim.deal()) && one.investor().equals(claim.investor()))
                .findFirst()
                .ifPresent(known -> {
                    throw new RefusedException(new PlanRefusal.AlternativeKnown(
                            known.id().toString(), known.state().name()));
                });
        AlternativeReturn alternative = new AlternativeReturn(
                UUID.randomUUID(),
                incident,
                claim.deal(),
                claim.investor(),
                claim.amount(),
                claim.evidence(),
                AlternativeReturn.State.CLAIMED,
                subject.name(),
                now(),
                Optional.empty(),
                Optional.empty(),
                "");
        alternatives.add(alternative);
        tell("alternative-return-claimed", alternative, subject);
        return alternative;
    }

    /**
     * Stands for it: plans that are worked out from now on take it off.
     *
     * @throws RefusedException if it is decided already, or the person claimed it
     */
    @Transactional
    public AlternativeReturn prove(IncidentId incident, UUID id, Subject subject) {
        AlternativeReturn proven = locked(incident, id).proven(subject, now());
        alternatives.decide(proven);
        tell("alternative-return-proven", proven, subject);
        return proven;
    }

    /**
     * Refuses it; it counts for nothing.
     *
     * @throws RefusedException if it is decided already, or the person claimed it
     */
    @Transactional
    public AlternativeReturn refuse(IncidentId incident, UUID id, String reason, Subject subject) {
        AlternativeReturn refused = locked(incident, id).refused(reason, subject, now());
        alternatives.decide(refused);
        tell("alternative-return-refused", refused, subject);
        return refused;
    }

    private static void requireShortfall(Finding finding, Claim claim) {
        if (finding.isOver()) {
            throw new InvalidRequestException("investor", "was given too much, not too little: no cash was missing");
        }
        if (!claim.amount().currency().equals(finding.booked().currency())) {
            throw new InvalidRequestException(
                    "amount",
                    "is not in %s, as the deal is".formatted(finding.booked().currency()));
        }
        if (claim.amount().minor() <= 0) {
            throw new InvalidRequestException("amount", "is not above zero");
        }
    }

    private AlternativeReturn locked(IncidentId incident, UUID id) {
        return alternatives.lock(incident, id).orElseThrow(() -> new NotFoundException("alternative return", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void tell(String event, AlternativeReturn one, Subject subject) {
        // Without the reason, which speaks of one investor and stands with the proof.
        journal.append(JournalEntry.of(event, "incident", one.incident(), subject.name())
                .with("deal", one.deal())
                .with("investor", one.investor())
                .with("amount", one.amount()));
    }
}
