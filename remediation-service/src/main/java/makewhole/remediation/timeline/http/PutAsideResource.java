package makewhole.remediation.timeline.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.timeline.EventsPutAside;
import makewhole.remediation.timeline.OtherService;
import makewhole.remediation.timeline.PutAside;
import makewhole.remediation.timeline.TakeUpEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Events of the other services that could not be taken up. */
@Path("/v1/events-put-aside")
class PutAsideResource {
    private static final int MOST_SHOWN = 1_000;

    private final EventsPutAside asides;
    private final TakeUpEvent takeUpEvent;
    private final Idempotency idempotency;
    private final Caller caller;

    PutAsideResource(EventsPutAside asides, TakeUpEvent takeUpEvent, Idempotency idempotency, Caller caller) {
        this.asides = asides;
        this.takeUpEvent = takeUpEvent;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record AsideBody(
            String service,
            long position,
            String event,
            Instant at,
            String aboutKind,
            String aboutId,
            Map<String, String> facts,
            String why,
            Instant putAsideAt) {
        static AsideBody of(PutAside aside) {
            return new AsideBody(
                    aside.event().service(),
                    aside.event().position(),
                    aside.event().event(),
                    aside.event().at(),
                    aside.event().aboutKind(),
                    aside.event().aboutId(),
                    aside.event().facts(),
                    aside.why(),
                    aside.at());
        }
    }

    record Waiting(long count, List<AsideBody> items) {}

    record TakenUp(String service, long position) {}

    @GET
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.AUDIT})
    @Operation(
            summary = "Events of the other services that could not be taken up and wait for a person: the first 1,000")
    public Waiting waiting() {
        return new Waiting(
                asides.count(),
                asides.waiting(MOST_SHOWN).stream().map(AsideBody::of).toList());
    }

    @POST
    @Path("/{service}/{position}/take-up")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @Operation(summary = "Try again to take up an event that was put aside")
    public RestResponse<Object> takeUp(
            @RestPath String service, @RestPath long position, @RestHeader("Idempotency-Key") @Nullable String key) {
        OtherService known = Stream.of(OtherService.values())
                .filter(one -> one.title().equals(service))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("service whose news is pulled", service));
        return idempotency.answer(
                "take-up-event %s %d".formatted(service, position), key, "", RestResponse.Status.OK, () -> {
                    takeUpEvent.takeUp(known, position, caller.subject());
                    return new TakenUp(service, position);
                });
    }
}
