package makewhole.remediation.plan;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.remediation.testing.SecondPerson;
import org.junit.jupiter.api.Test;

class DismissalTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");
    private static final String REASON = "The statement shows that it was paid";

    @Test
    void another_person_of_legal_confirms_it_and_no_service() {
        Dismissal proposed = new Dismissal(7, REASON, "lea", NOW, Optional.empty(), Optional.empty());
        SecondPerson.isNeeded("lea", Role.LEGAL, subject -> proposed.confirmed(REASON, subject, NOW));
    }
}
