package makewhole.notification.bounce.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import makewhole.notification.bounce.DeliveryReport.Outcome;
import makewhole.notification.bounce.TakeReport;
import makewhole.notification.bounce.TakeReport.Taken;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.jspecify.annotations.Nullable;

/** Delivery reports that somebody posts: a mail system that has no mailbox for them, or a person who was forwarded one. */
@Path("/v1/delivery-reports")
@RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.SERVICE})
class ReportResource {
    private static final int LONGEST = 1 << 20;

    private final TakeReport takeReport;
    private final Caller caller;

    ReportResource(TakeReport takeReport, Caller caller) {
        this.takeReport = takeReport;
        this.caller = caller;
    }

    /** What a report changed: a notice was moved, its notice is still being sent, it was known, or it says nothing yet. */
    record TakenBody(
            Effect effect,
            @Nullable UUID notice,
            @Nullable Outcome outcome,
            @Nullable String status) {
        enum Effect {
            MOVED,
            NONE,
            WAITING,
            KNOWN,
            NOTHING_YET
        }
    }

    /** Takes a mail as it is. The same mail again changes nothing, so no Idempotency-Key is asked for. */
    @POST
    @Consumes("message/rfc822")
    public TakenBody take(@NotNull @Size(min = 1, max = LONGEST) byte[] mail) {
        return switch (takeReport.take(mail, caller.subject().name())) {
            case Taken.Applied(var report, var moved) ->
                new TakenBody(
                        moved ? TakenBody.Effect.MOVED : TakenBody.Effect.NONE,
                        report.notice(),
                        report.outcome(),
                        report.status());
            case Taken.Waiting(var report) ->
                new TakenBody(TakenBody.Effect.WAITING, report.notice(), report.outcome(), report.status());
            case Taken.Again(var report) ->
                new TakenBody(TakenBody.Effect.KNOWN, report.notice(), report.outcome(), report.status());
            case Taken.NothingYet() -> new TakenBody(TakenBody.Effect.NOTHING_YET, null, null, null);
        };
    }
}
