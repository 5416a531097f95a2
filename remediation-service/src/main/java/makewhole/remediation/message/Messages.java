package makewhole.remediation.message;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.incident.IncidentId;

/** All messages. Every method runs in a transaction of its caller. */
public interface Messages {
    /** Keeps one; false if it is there already. */
    boolean add(Message message);

    Optional<Message> get(UUID id);

    void moveTo(UUID id, Message.State state, String reason);

    /** Has one that was refused wait again; false if it was not refused. */
    boolean waitAgain(UUID id);

    /** Those of an incident, the newest last. */
    List<Message> of(IncidentId incident);
}
