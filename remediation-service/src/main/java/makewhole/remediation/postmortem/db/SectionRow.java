package makewhole.remediation.postmortem.db;

import jakarta.persistence.Embeddable;

@Embeddable
record SectionRow(String markdown, boolean edited) {}
