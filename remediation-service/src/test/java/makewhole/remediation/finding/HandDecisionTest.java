package makewhole.remediation.finding;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.testing.SecondPerson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandDecisionTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");
    private static final String REASON = "The book is lost, and the register shows nobody short";

    @ParameterizedTest(name = "another person of {0} confirms it, and no service")
    @EnumSource(
            value = Role.class,
            names = {"LEGAL", "FINANCE"})
    void another_person_confirms_what_becomes_of_a_deal(Role role) {
        HandDecision.Outcome outcome = HandDecision.Outcome.NOBODY_HARMED;
        HandDecision proposed =
                new HandDecision(new DealId("D-1"), outcome, REASON, "pat", NOW, Optional.empty(), Optional.empty());
        SecondPerson.isNeeded(
                "pat", role, subject -> proposed.confirmed(new HandDecision.Read(outcome, REASON), subject, NOW));
    }
}
