package makewhole.remediation.alternative;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Role;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.testing.SecondPerson;
import org.junit.jupiter.api.Test;

class AlternativeReturnTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");

    @Test
    void another_person_decides_what_was_earned_elsewhere_and_no_service() {
        SecondPerson.isNeeded("pat", Role.FINANCE, subject -> claimed().proven(subject, NOW));
        SecondPerson.isNeeded("pat", Role.FINANCE, subject -> claimed().refused("No such account", subject, NOW));
    }

    private static AlternativeReturn claimed() {
        return new AlternativeReturn(
                new UUID(0, 1),
                new IncidentId("INC-2026-001"),
                new DealId("D-1"),
                new InvestorId("INV-00001"),
                new Money(100, Currencies.of("USD")),
                "Statement",
                AlternativeReturn.State.CLAIMED,
                "pat",
                NOW,
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
