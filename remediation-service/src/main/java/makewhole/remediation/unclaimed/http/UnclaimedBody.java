package makewhole.remediation.unclaimed.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import makewhole.remediation.unclaimed.Calendars;
import makewhole.remediation.unclaimed.Deadlines;
import makewhole.remediation.unclaimed.Unclaimed;
import org.jspecify.annotations.Nullable;

/** A line of the unclaimed register with its calendar; days that no law names, and a claim that nobody made, are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnclaimedBody(
        String plan,
        String line,
        String jurisdiction,
        String currency,
        String amount,
        LocalDate since,
        String reason,
        @Nullable LocalDate dormantOn,
        @Nullable LocalDate noticeFrom,
        @Nullable LocalDate noticeBy,
        @Nullable LocalDate reportBy,
        String source,
        @Nullable ClaimBody claim) {
    /** That the investor was found, in people's own words. */
    public record ClaimBody(String reason, String claimedBy, Instant claimedAt) {
        static ClaimBody of(Unclaimed.Claim claim) {
            return new ClaimBody(claim.words(), claim.claimedBy(), claim.claimedAt());
        }
    }

    /** With the days that the calendar of its jurisdiction comes to. */
    public static UnclaimedBody of(Unclaimed one, Calendars calendars) {
        Deadlines days = calendars.deadlines(one.jurisdiction(), one.since());
        return new UnclaimedBody(
                one.plan().toString(),
                one.line().value(),
                one.jurisdiction(),
                one.amount().currency().getCurrencyCode(),
                one.amount().amount(),
                one.since(),
                one.reason(),
                days.dormantOn().orElse(null),
                days.noticeFrom().orElse(null),
                days.noticeBy().orElse(null),
                days.reportBy().orElse(null),
                calendars.source(one.jurisdiction()),
                one.claim().map(ClaimBody::of).orElse(null));
    }
}
