package makewhole.remediation.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.testing.SecondPerson;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoPersonsTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");
    private static final IncidentId INCIDENT = new IncidentId("INC-2026-001");

    @ParameterizedTest(name = "{0} takes another person")
    @MethodSource("steps")
    void a_step_takes_another_person_and_no_service(Consumer<Subject> step) {
        SecondPerson.isNeeded("eve", Role.ENGINEERING, step);
    }

    static Stream<Named<Consumer<Subject>>> steps() {
        PostMortem drafted = PostMortem.drafted(INCIDENT, "eve", NOW, Map.of(Section.SUMMARY, "It was wrong"));
        PostMortem edited = PostMortem.drafted(INCIDENT, "dan", NOW, Map.of(Section.SUMMARY, "It was wrong"))
                .edited(Map.of(Section.SUMMARY, "It was wrong for a year"), "eve");
        PostMortem reviewed = drafted.reviewed(new Subject("dan", Role.LEGAL), NOW, "Read");
        TrackedAction done = TrackedAction.open(
                        INCIDENT, 1, new TrackedAction.Wanted("Test it", "eve", LocalDate.parse("2026-12-31")))
                .done("CertificateLaws", new Subject("eve", Role.ENGINEERING));
        return Stream.of(
                Named.of("reviewing what one had drafted", subject -> drafted.reviewed(subject, NOW, "Read")),
                Named.of("reviewing what one wrote in", subject -> edited.reviewed(subject, NOW, "Read")),
                Named.of("publishing", subject -> reviewed.published(subject, NOW)),
                Named.of("verifying an action", done::verified));
    }
}
