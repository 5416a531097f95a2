package makewhole.remediation.incident.db;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import makewhole.remediation.incident.Standing;
import org.jspecify.annotations.Nullable;

@Embeddable
record StandingRow(
        @Nullable String person,
        @Column(name = "next_action") String nextAction,

        @Column(name = "next_on") @Nullable LocalDate nextOn) {

    static StandingRow of(Standing standing) {
        return new StandingRow(standing.person(), standing.nextAction(), standing.nextOn());
    }

    Standing toStanding() {
        return new Standing(person, nextAction, nextOn);
    }
}
