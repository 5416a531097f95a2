package makewhole.remediation.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.InquiryRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.Refusal;
import makewhole.remediation.refusal.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WaiverTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");
    private static final String REASON = "They answered in the meeting";

    @Test
    void another_person_of_legal_approves_what_they_have_read_and_nobody_else() {
        assertThat(wanted().waived(REASON, new Subject("leo", Role.LEGAL), NOW).state())
                .isEqualTo(Inquiry.State.WAIVED);
        assertRefused(
                () -> wanted().waived(REASON, new Subject("lea", Role.LEGAL), NOW),
                PlanRefusal.SecondPersonRequired.class);
        assertRefused(
                () -> wanted().waived(REASON, new Subject("fay", Role.FINANCE), NOW), CaseRefusal.RoleMissing.class);
        assertRefused(
                () -> wanted().waived(REASON, new Subject("svc", Role.SERVICE), NOW), CaseRefusal.RoleMissing.class);
        assertRefused(
                () -> wanted().waived("Another reason", new Subject("leo", Role.LEGAL), NOW),
                InquiryRefusal.WaiverChanged.class);
    }

    private static Inquiry wanted() {
        return Inquiry.to(Team.OPERATIONS, new IncidentId("INC-2026-001"), LocalDate.parse("2026-09-21"))
                .waiverRequested(REASON, "lea");
    }

    private static void assertRefused(ThrowingCallable call, Class<? extends Refusal> refusal) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal()).isInstanceOf(refusal));
    }
}
