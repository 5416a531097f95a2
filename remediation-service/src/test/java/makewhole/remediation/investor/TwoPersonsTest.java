package makewhole.remediation.investor;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.testing.SecondPerson;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoPersonsTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");
    private static final Account ACCOUNT = new Account(AccountKind.IBAN, "GB33BUKB20201555555555", "");

    @ParameterizedTest(name = "{0} takes another person")
    @MethodSource("steps")
    void a_step_takes_another_person_and_no_service(Consumer<Subject> step) {
        SecondPerson.isNeeded("pat", Role.OPERATIONS, step);
    }

    static Stream<Named<Consumer<Subject>>> steps() {
        return Stream.of(
                Named.of(
                        "confirming another account",
                        subject -> aChange().confirmed(ACCOUNT.fingerprint(), subject, NOW)),
                Named.of(
                        "confirming a correction of an investor",
                        subject -> anInvestorCorrection()
                                .confirmed(anInvestorCorrection().becomes().digest(), subject, NOW)),
                Named.of(
                        "refusing a correction of an investor",
                        subject -> anInvestorCorrection().refused("It is right", subject, NOW)),
                Named.of("refusing another account", subject -> aChange().refused("Forged", subject, NOW)),
                Named.of(
                        "confirming a correction of a record",
                        subject -> aCorrection().confirmed(subject, NOW)),
                Named.of(
                        "refusing a correction of a record",
                        subject -> aCorrection().refused("It is right", subject, NOW)));
    }

    private static AccountChange aChange() {
        return new AccountChange(
                new UUID(0, 1),
                new InvestorId("INV-00001"),
                ACCOUNT,
                "sha256:0",
                "Letter",
                AccountChange.State.REQUESTED,
                "pat",
                NOW,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static InvestorCorrection anInvestorCorrection() {
        return new InvestorCorrection(
                new UUID(0, 1),
                new InvestorId("INV-00001"),
                new Details("Wen Xu", "wen@investors.example", "en-US", "US"),
                new Details("Wen Xu", "wen.xu@investors.example", "en-US", "US"),
                "Letter",
                InvestorCorrection.State.REQUESTED,
                "pat",
                NOW,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static RecordCorrection aCorrection() {
        DistributionRecord before =
                new DistributionRecord(new DealId("D-1"), LocalDate.parse("2025-06-30"), "INCOME", BigDecimal.ONE);
        return new RecordCorrection(
                new UUID(0, 1),
                before.key(),
                Optional.of(before),
                Optional.empty(),
                "It was never paid",
                RecordCorrection.State.PROPOSED,
                "pat",
                NOW,
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
