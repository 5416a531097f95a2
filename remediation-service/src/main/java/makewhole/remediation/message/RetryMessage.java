package makewhole.remediation.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.CaseRefusal.MessageNotRefused;
import makewhole.remediation.refusal.CaseRefusal.NotToBeMailed;
import makewhole.remediation.refusal.RefusedException;

/**
 * A person has a refused message handed over again, once the directory knows its addressee, say. It keeps its words and its
 * id, so that notification-service sends it once however often it gets it.
 */
@ApplicationScoped
public class RetryMessage {
    private final Incidents incidents;
    private final Messages messages;
    private final Provider<Jobs> jobs;
    private final CarryMessage carry;
    private final Journal journal;

    RetryMessage(Incidents incidents, Messages messages, Provider<Jobs> jobs, CarryMessage carry, Journal journal) {
        this.incidents = incidents;
        this.messages = messages;
        this.jobs = jobs;
        this.carry = carry;
        this.journal = journal;
    }

    /**
     * Has it handed over again.
     *
     * @throws RefusedException if it was not refused, or nothing is mailed about the incident any more
     */
    @Transactional(TxType.MANDATORY)
    public Message retry(IncidentId id, UUID message, String reason, Subject by) {
        Incident incident = incidents.require(id);
        Message refused = messages.get(message)
                .filter(known -> known.incident().equals(incident.id()))
                .orElseThrow(() -> new NotFoundException("message", message));
        if (incident.room().restricted()) {
            throw new RefusedException(new NotToBeMailed(id.value()));
        }
        if (!messages.waitAgain(message)) {
            throw new RefusedException(
                    new MessageNotRefused(message.toString(), refused.state().name()));
        }
        // The job that was refused may not be gone yet, and what is waiting under its name would not be added.
        jobs.get().enqueue(carry, message + "-" + UUID.randomUUID(), new CarryMessage.Order(message));
        journal.append(JournalEntry.of("message-retried", "incident", id, by.name())
                .because(reason)
                .with("message", message)
                .with("template", refused.template())
                .with("to", refused.to()));
        return messages.get(message).orElseThrow();
    }
}
