package makewhole.remediation.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.jobs.Jobs;
import makewhole.remediation.incident.Incident;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Orders mails to teams, persons and stakeholders, in the transaction of what they are told about. */
@ApplicationScoped
public class TellPeople {
    /** What is told. */
    public record Words(String about, String template, Map<String, Object> fields) {}

    private final Messages messages;
    private final Provider<Jobs> jobs;
    private final CarryMessage carry;
    private final InstantSource clock;
    private final List<String> stakeholders;

    TellPeople(
            Messages messages,
            Provider<Jobs> jobs,
            CarryMessage carry,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.stakeholders") Optional<List<String>> stakeholders) {
        this.messages = messages;
        this.jobs = jobs;
        this.carry = carry;
        this.clock = clock;
        this.stakeholders = List.copyOf(stakeholders.orElseGet(List::of));
    }

    /** Tells every stakeholder; says whom. */
    @Transactional(TxType.MANDATORY)
    public List<String> tellStakeholders(Incident incident, Words words) {
        tell(incident, words, stakeholders);
        return incident.room().restricted() ? List.of() : stakeholders;
    }

    /**
     * Tells each of them once. Of a restricted incident nothing is mailed, since a mailbox may be read by more than may know
     * of it.
     */
    @Transactional(TxType.MANDATORY)
    public void tell(Incident incident, Words words, List<String> to) {
        if (incident.room().restricted()) {
            return;
        }
        Map<String, Object> fields = new HashMap<>(words.fields());
        fields.put("incident", incident.id().value());
        for (String one : to) {
            Message message = new Message(
                    incident.id(),
                    words.about(),
                    words.template(),
                    one,
                    fields,
                    Message.State.WAITING,
                    "",
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (messages.add(message)) {
                jobs.get().enqueue(carry, message.id().toString(), new CarryMessage.Order(message.id()));
            }
        }
    }
}
