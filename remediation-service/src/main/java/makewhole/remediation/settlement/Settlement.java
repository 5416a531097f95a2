package makewhole.remediation.settlement;

import java.time.Instant;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.plan.PlanId;

/** The carrying out of one released plan. */
public record Settlement(PlanId plan, IncidentId incident, Instant begunAt) {}
