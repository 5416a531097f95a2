package makewhole.remediation.plan;

import makewhole.remediation.incident.IncidentId;

/** A plan is being carried out from now on; told within the transaction of its release, so that settlement begins with it. */
public record PlanReleased(PlanId plan, IncidentId incident, String subject) {}
