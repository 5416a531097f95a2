package makewhole.remediation.settlement.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import makewhole.platform.csv.StreamedFile;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.identity.Subject;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.KeepUnclaimed;
import makewhole.remediation.settlement.ReadUnclaimed;
import makewhole.remediation.unclaimed.Calendars;
import makewhole.remediation.unclaimed.UnclaimedRegister;
import makewhole.remediation.unclaimed.http.UnclaimedBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class UnclaimedResource {
    private final KeepUnclaimed keepUnclaimed;
    private final ReadUnclaimed readUnclaimed;
    private final Calendars calendars;
    private final Idempotency idempotency;
    private final Caller caller;

    UnclaimedResource(
            KeepUnclaimed keepUnclaimed,
            ReadUnclaimed readUnclaimed,
            Calendars calendars,
            Idempotency idempotency,
            Caller caller) {
        this.keepUnclaimed = keepUnclaimed;
        this.readUnclaimed = readUnclaimed;
        this.calendars = calendars;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record ReasonBody(@NotBlank @Size(max = 4000) String reason) {}

    /** A page; {@code next} is what to ask for behind it, and not there on the last one. */
    record UnclaimedPage(
            List<UnclaimedBody> items, @Nullable String next) {}

    /** What is kept for investors who cannot be paid, of every plan that the caller may read, with the days that the law sets. */
    @GET
    @Path("/unclaimed")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
    public UnclaimedPage page(
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1_000) int limit) {
        List<UnclaimedRegister.Numbered> found = readUnclaimed.by(caller.subject(), after, limit + 1);
        List<UnclaimedRegister.Numbered> shown = found.subList(0, Math.min(limit, found.size()));
        return new UnclaimedPage(
                shown.stream()
                        .map(one -> UnclaimedBody.of(one.unclaimed(), calendars))
                        .toList(),
                found.size() > limit ? Long.toString(shown.getLast().number()) : null);
    }

    /** The whole register as CSV, for those who file it. */
    @GET
    @Path("/unclaimed")
    @Produces("text/csv;qs=0.5")
    @RolesAllowed({Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
    public StreamingOutput csv() {
        Subject reader = caller.subject();
        return new StreamedFile(new UnclaimedCsv((after, limit) -> readUnclaimed.by(reader, after, limit), calendars));
    }

    record UnclaimedList(List<UnclaimedBody> items) {}

    /** What is or ever was unclaimed of a plan, with who claimed it and how they were found: for those who deal with investors. */
    @GET
    @Path("/plans/{plan}/unclaimed")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
    public UnclaimedList ever(@RestPath PlanId plan) {
        return new UnclaimedList(readUnclaimed.everOf(plan).stream()
                .map(one -> UnclaimedBody.of(one, calendars))
                .toList());
    }

    @POST
    @Path("/plans/{plan}/lines/{line}/unclaimed")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> register(
            @RestPath PlanId plan,
            @RestPath LineId line,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return idempotency.answer(
                "register-unclaimed %s %s".formatted(plan, line),
                key,
                body,
                RestResponse.Status.CREATED,
                () -> UnclaimedBody.of(keepUnclaimed.register(plan, line, body.reason(), caller.subject()), calendars));
    }

    @POST
    @Path("/plans/{plan}/lines/{line}/claim")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> claim(
            @RestPath PlanId plan,
            @RestPath LineId line,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return idempotency.answer(
                "claim-unclaimed %s %s".formatted(plan, line),
                key,
                body,
                RestResponse.Status.OK,
                () -> UnclaimedBody.of(keepUnclaimed.claim(plan, line, body.reason(), caller.subject()), calendars));
    }
}
