package makewhole.notification.template.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import makewhole.notification.template.EditTemplates;
import makewhole.notification.template.GivenJson;
import makewhole.notification.template.Preview;
import makewhole.notification.template.TemplateSource;
import makewhole.notification.template.TemplateVersion;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Versions of templates: written by one person, approved by another. */
@Path("/v1/templates/{template}/versions")
@RolesAllowed({Roles.ENGINEERING, Roles.CUSTOMER_SUCCESS, Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
class TemplateVersionResource {
    private final EditTemplates edit;
    private final Preview preview;
    private final Idempotency idempotency;
    private final Caller caller;

    TemplateVersionResource(EditTemplates edit, Preview preview, Idempotency idempotency, Caller caller) {
        this.edit = edit;
        this.preview = preview;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** What is written: the declaration as in {@code declaration.json}, and a Markdown source per locale. */
    record WrittenBody(
            @NotNull JsonNode declaration, @NotNull Map<String, @NotNull String> sources) {}

    record ApprovedBody(@NotBlank String digest) {}

    record VersionBody(
            String template,
            int version,
            String digest,
            String author,
            Instant writtenAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            List<String> breaking) {}

    record VersionsBody(List<VersionBody> items) {}

    /** Lines by file; a line begins with a blank if it stayed, with - if it went, with + if it came. */
    record DifferenceBody(int from, int to, SortedMap<String, List<String>> files) {}

    @POST
    @RolesAllowed({Roles.ENGINEERING, Roles.CUSTOMER_SUCCESS, Roles.LEGAL})
    @APIResponseSchema(value = VersionBody.class, responseCode = "201")
    public RestResponse<Object> write(
            String template, @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid WrittenBody body) {
        TemplateSource source = new TemplateSource(body.declaration().toPrettyString(), new TreeMap<>(body.sources()));
        return idempotency.answer(
                "write-template " + template,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> told(edit.write(template, source, caller.subject())));
    }

    @GET
    public VersionsBody versions(String template) {
        return new VersionsBody(edit.all(template).stream().map(this::told).toList());
    }

    @GET
    @Path("/{version}/difference")
    public DifferenceBody difference(String template, int version, @RestQuery int from) {
        return new DifferenceBody(from, version, edit.difference(template, from, version));
    }

    /** Changes nothing, so it needs no Idempotency-Key. */
    @POST
    @Path("/{version}/preview")
    public PreviewBody.PreviewedBody preview(String template, int version, @NotNull @Valid PreviewBody body) {
        return PreviewBody.PreviewedBody.of(
                preview.of(edit.template(template, version), body.locale(), GivenJson.values(body.fields())));
    }

    @POST
    @Path("/{version}/approval")
    @RolesAllowed(Roles.CUSTOMER_SUCCESS)
    @APIResponseSchema(value = VersionBody.class, responseCode = "200")
    public RestResponse<Object> approve(
            String template,
            int version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ApprovedBody body) {
        return idempotency.answer(
                "approve-template %s %d".formatted(template, version),
                key,
                body,
                RestResponse.Status.OK,
                () -> told(edit.approve(template, version, body.digest(), caller.subject())));
    }

    private VersionBody told(TemplateVersion version) {
        return new VersionBody(
                version.template(),
                version.version(),
                version.digest(),
                version.author(),
                version.writtenAt(),
                version.approval().map(TemplateVersion.Approval::by).orElse(null),
                version.approval().map(TemplateVersion.Approval::at).orElse(null),
                edit.breaking(version));
    }
}
