package makewhole.notification.link;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link says: it stands in the link itself, signed, so that nothing needs to be looked up to know what holds.
 *
 * @param lastDay on which a choice counts; empty if there is nothing to choose
 * @param most of an offer that can be taken, in minor units of the notice's currency; 0 if none is made
 * @param expires the last day on which the page is shown
 */
public record Invitation(UUID notice, Asked asked, Optional<LocalDate> lastDay, long most, LocalDate expires) {}
