package makewhole.notification.trial.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import makewhole.notification.template.GivenJson;
import makewhole.notification.trial.SendTrial;
import makewhole.notification.trial.SendTrial.Order;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;

/** Trial mails. Nothing is kept of one, so it needs no Idempotency-Key. */
@Path("/v1/templates/{template}/versions/{version}/trial")
@RolesAllowed({Roles.ENGINEERING, Roles.CUSTOMER_SUCCESS, Roles.LEGAL})
class TrialResource {
    private final SendTrial sendTrial;
    private final Caller caller;

    TrialResource(SendTrial sendTrial, Caller caller) {
        this.sendTrial = sendTrial;
        this.caller = caller;
    }

    record TrialBody(
            @NotBlank String to,
            @NotBlank String locale,
            @NotNull Map<String, JsonNode> fields) {}

    /** What the mail server answered. */
    record SentBody(String reply) {}

    @POST
    public SentBody send(String template, int version, @NotNull @Valid TrialBody body) {
        Order order = new Order(template, version, body.locale(), GivenJson.values(body.fields()), body.to());
        return new SentBody(sendTrial.send(order, caller.subject()));
    }
}
