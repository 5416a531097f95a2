package makewhole.remediation.postmortem.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.inquiry.Inquiries;
import makewhole.remediation.postmortem.Document;
import makewhole.remediation.postmortem.DraftPostMortem;
import makewhole.remediation.postmortem.EditPostMortem;
import makewhole.remediation.postmortem.Edition;
import makewhole.remediation.postmortem.PostMortem;
import makewhole.remediation.postmortem.PostMortems;
import makewhole.remediation.postmortem.PrintPostMortem;
import makewhole.remediation.postmortem.PrintedEdition;
import makewhole.remediation.postmortem.PublishPostMortem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class PostMortemResource {
    private static final int LONGEST_SECTION = 100_000;

    private final Incidents incidents;
    private final PostMortems postMortems;
    private final Inquiries inquiries;
    private final DraftPostMortem draftPostMortem;
    private final EditPostMortem editPostMortem;
    private final PublishPostMortem publishPostMortem;
    private final Idempotency idempotency;
    private final PrintPostMortem printPostMortem;
    private final Caller caller;

    PostMortemResource(
            Incidents incidents,
            PostMortems postMortems,
            Inquiries inquiries,
            DraftPostMortem draftPostMortem,
            EditPostMortem editPostMortem,
            PublishPostMortem publishPostMortem,
            Idempotency idempotency,
            PrintPostMortem printPostMortem,
            Caller caller) {
        this.incidents = incidents;
        this.postMortems = postMortems;
        this.inquiries = inquiries;
        this.draftPostMortem = draftPostMortem;
        this.editPostMortem = editPostMortem;
        this.publishPostMortem = publishPostMortem;
        this.idempotency = idempotency;
        this.printPostMortem = printPostMortem;
        this.caller = caller;
    }

    record EditBody(@NotEmpty Map<String, @NotNull @Size(max = LONGEST_SECTION) String> sections) {}

    @POST
    @Path("/incidents/{incident}/post-mortem")
    @RolesAllowed(Roles.ENGINEERING)
    public RestResponse<Object> draft(
            @RestPath IncidentId incident, @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "draft-post-mortem " + incident,
                key,
                Map.of("incident", incident.value()),
                RestResponse.Status.CREATED,
                () -> body(incident, draftPostMortem.draft(incident, caller.subject())));
    }

    @PUT
    @Path("/incidents/{incident}/post-mortem")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
    public PostMortemBody edit(@RestPath IncidentId incident, @Valid @NotNull EditBody body) {
        return body(incident, editPostMortem.edit(incident, body.sections(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/post-mortem/publication")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
    public RestResponse<Object> publish(
            @RestPath IncidentId incident, @RestHeader("Idempotency-Key") @Nullable String key) {
        // Outside the transaction of the answer: what is printed keeps nothing from anybody while it takes its time.
        Optional<PrintedEdition> printed = publishPostMortem.print(incident, caller.subject());
        return idempotency.answer(
                "publish-post-mortem " + incident,
                key,
                Map.of("incident", incident.value()),
                RestResponse.Status.OK,
                () -> body(incident, publishPostMortem.publish(incident, printed, caller.subject())));
    }

    @GET
    @Path("/incidents/{incident}/post-mortem")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public PostMortemBody get(@RestPath IncidentId incident) {
        return body(incident, require(incident));
    }

    @GET
    @Path("/incidents/{incident}/post-mortem")
    @Produces("text/markdown")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public String markdown(@RestPath IncidentId incident) {
        return document(incident).markdown();
    }

    @GET
    @Path("/incidents/{incident}/post-mortem")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public String html(@RestPath IncidentId incident) {
        return document(incident).html();
    }

    @GET
    @Path("/incidents/{incident}/post-mortem")
    @Produces("application/pdf")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public byte[] pdf(@RestPath IncidentId incident) {
        return document(incident).pdf();
    }

    @GET
    @Path("/incidents/{incident}/post-mortem/editions/{edition}")
    @Produces("text/markdown")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    @Operation(summary = "An edition as it was published")
    public String edition(@RestPath IncidentId incident, @RestPath int edition) {
        return requireEdition(incident, edition).markdown();
    }

    @GET
    @Path("/incidents/{incident}/post-mortem/editions/{edition}")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public String editionPage(@RestPath IncidentId incident, @RestPath int edition) {
        return postMortems
                .page(incident, edition)
                .orElseGet(() -> printPostMortem.html(incident, requireEdition(incident, edition)));
    }

    @GET
    @Path("/incidents/{incident}/post-mortem/editions/{edition}")
    @Produces("application/pdf")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public byte[] printedEdition(@RestPath IncidentId incident, @RestPath int edition) {
        return postMortems
                .printed(incident, edition)
                .orElseGet(() -> printPostMortem.pdf(incident, requireEdition(incident, edition)));
    }

    private Edition requireEdition(IncidentId incident, int edition) {
        return postMortems.edition(incident, edition).orElseThrow(() -> new NotFoundException("edition", edition));
    }

    private Document document(IncidentId incident) {
        return printPostMortem.document(require(incident));
    }

    private PostMortemBody body(IncidentId incident, PostMortem postMortem) {
        return PostMortemBody.of(incidents.require(incident), inquiries.of(incident), postMortem);
    }

    private PostMortem require(IncidentId incident) {
        return postMortems.of(incident).orElseThrow(() -> new NotFoundException("post-mortem of", incident));
    }
}
