package makewhole.remediation.rates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.remediation.testing.SecondPerson;
import org.junit.jupiter.api.Test;

class RateTableVersionTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");

    @Test
    void another_person_confirms_a_version_and_no_service() {
        RateTableVersion imported = new RateTableVersion(
                "irc-6621", 2, LocalDate.parse("2026-12-31"), List.of(), "sha256:0", "fay", NOW, Optional.empty());
        SecondPerson.isNeeded("fay", Role.FINANCE, subject -> imported.confirm(subject, "sha256:0", NOW));
    }
}
