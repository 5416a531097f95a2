package makewhole.remediation.postmortem;

import makewhole.remediation.incident.IncidentId;

/** What a document is about: an incident, and its title without personal data. */
public record Heading(IncidentId incident, String title) {}
