package makewhole.notification.template.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import makewhole.notification.template.GivenJson;
import makewhole.notification.template.Preview;
import makewhole.platform.identity.Roles;

@Path("/v1/templates")
@RolesAllowed({
    Roles.ENGINEERING,
    Roles.CUSTOMER_SUCCESS,
    Roles.LEGAL,
    Roles.OPERATIONS,
    Roles.FINANCE,
    Roles.AUDIT,
    Roles.SERVICE
})
class TemplateResource {
    private final Preview preview;

    TemplateResource(Preview preview) {
        this.preview = preview;
    }

    @GET
    public TemplateBody.ListBody list() {
        return new TemplateBody.ListBody(
                preview.templates().stream().map(TemplateBody::of).toList());
    }

    /** Changes nothing, so it needs no Idempotency-Key. */
    @POST
    @Path("/{template}/preview")
    public PreviewBody.PreviewedBody preview(String template, @NotNull @Valid PreviewBody body) {
        return PreviewBody.PreviewedBody.of(preview.of(template, body.locale(), GivenJson.values(body.fields())));
    }
}
