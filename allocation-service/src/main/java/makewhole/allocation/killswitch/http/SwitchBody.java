package makewhole.allocation.killswitch.http;

import java.util.List;
import makewhole.allocation.killswitch.Engagement;

/**
 * The switch on the wire.
 *
 * @param engaged whether anything is halted
 */
record SwitchBody(boolean engaged, List<EngagementBody> engagements) {
    static SwitchBody of(List<Engagement> engagements) {
        return new SwitchBody(
                engagements.stream().anyMatch(engagement -> !engagement.isReleased()),
                engagements.stream().map(EngagementBody::of).toList());
    }
}
