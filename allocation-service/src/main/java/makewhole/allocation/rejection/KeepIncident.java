package makewhole.allocation.rejection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Writes down which incident was opened, after the call to remediation-service. */
@ApplicationScoped
class KeepIncident {
    private final Rejections rejections;
    private final Journal journal;

    KeepIncident(Rejections rejections, Journal journal) {
        this.rejections = rejections;
        this.journal = journal;
    }

    @Transactional
    void opened(Rejection rejection, String incident) {
        if (rejections.opened(rejection.version(), incident)) {
            journal.append(JournalEntry.of("incident-opened", "version", rejection.version(), RejectCertificate.SUBJECT)
                    .with("incident", incident)
                    .with("reference", rejection.reference()));
        }
    }
}
