package makewhole.remediation.inquiry;

import java.util.List;
import makewhole.remediation.incident.IncidentId;

/** The inquiries of every incident. */
public interface Inquiries {
    /** All of an incident, in the order of the teams. */
    List<Inquiry> of(IncidentId incident);

    Inquiry require(IncidentId incident, Team team);

    void add(Inquiry inquiry);

    void replace(Inquiry inquiry);

    /** Keeps what an inquiry was settled with, for ever, before it is opened again. */
    void keep(Superseded superseded);

    /** What the inquiries of an incident were settled with before they were opened again, the oldest first. */
    List<Superseded> superseded(IncidentId incident);
}
