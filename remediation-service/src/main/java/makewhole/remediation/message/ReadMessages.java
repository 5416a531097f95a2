package makewhole.remediation.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;

/** Shows who was told what about an incident. */
@ApplicationScoped
public class ReadMessages {
    private final Incidents incidents;
    private final Messages messages;

    ReadMessages(Incidents incidents, Messages messages) {
        this.incidents = incidents;
        this.messages = messages;
    }

    /** The newest last. */
    @Transactional
    public List<Message> of(IncidentId incident) {
        return messages.of(incidents.require(incident).id());
    }
}
