package makewhole.allocation.deal.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.deal.DealState;
import makewhole.allocation.deal.ExportedBooks;
import makewhole.allocation.deal.ExportedBooks.Selection;
import makewhole.allocation.http.Ids;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Deals with their books, exactly as they can be taken in again: all, those of a version, or those that are named. */
@Path("/v1/exports")
@Tag(name = "Deals")
@RolesAllowed({Roles.ENGINEERING, Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT, Roles.SERVICE})
class ExportResource {
    private final ExportedBooks books;

    ExportResource(ExportedBooks books) {
        this.books = books;
    }

    @GET
    @Produces(BookFormats.NDJSON)
    @Operation(summary = "Deals and commitments as lines of JSON")
    public StreamingOutput ndjson(
            @RestQuery @DefaultValue("CLOSED") DealState state,
            @RestQuery @Nullable String version,
            @RestQuery List<String> deal) {
        return out(state, version, deal).ndjson();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
    @Operation(summary = "Deals and commitments as one JSON document")
    public StreamingOutput json(
            @RestQuery @DefaultValue("CLOSED") DealState state,
            @RestQuery @Nullable String version,
            @RestQuery List<String> deal) {
        return out(state, version, deal).json();
    }

    @GET
    @Path("/deals")
    @Produces(BookFormats.CSV)
    @Operation(summary = "Deals as CSV")
    public StreamingOutput deals(
            @RestQuery @DefaultValue("CLOSED") DealState state,
            @RestQuery @Nullable String version,
            @RestQuery List<String> deal) {
        return out(state, version, deal).dealsAsCsv();
    }

    @GET
    @Path("/commitments")
    @Produces(BookFormats.CSV)
    @Operation(summary = "Commitments as CSV")
    public StreamingOutput commitments(
            @RestQuery @DefaultValue("CLOSED") DealState state,
            @RestQuery @Nullable String version,
            @RestQuery List<String> deal) {
        return out(state, version, deal).commitmentsAsCsv();
    }

    private BooksOut out(DealState state, @Nullable String version, List<String> deals) {
        return new BooksOut(
                books,
                new Selection(
                        Optional.of(state),
                        Optional.ofNullable(version).map(Ids::version),
                        deals.stream().map(Ids::deal).toList()));
    }
}
