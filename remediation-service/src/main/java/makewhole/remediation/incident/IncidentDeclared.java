package makewhole.remediation.incident;

/** Told to the other features in the transaction of the declaration. */
public record IncidentDeclared(Incident incident) {}
