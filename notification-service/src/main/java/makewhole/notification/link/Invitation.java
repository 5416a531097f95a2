package makewhole.notification.link;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link says: it stands in the link itself, signed, so that nothing needs to be looked up to know what holds.
 *
 * @param lastDay on which a choice counts; empty if there is nothing to choose
 * @param most of an offer that can be taken, in minor units of the notice's currency; 0 if none is made
 * @param expires the last day on which the page is shown
 */
public record Invitation(UUID notice, Asked asked, Optional<LocalDate> lastDay, long most, LocalDate expires) {
    /** Whether a choice still counts that is made at that moment: the last day ends at midnight UTC. */
    public boolean isOpen(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return lastDay.filter(last -> !day.isAfter(last)).isPresent();
    }
}
