package makewhole.allocation.deal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.util.List;
import makewhole.allocation.deal.RefusedUploads;
import makewhole.allocation.http.Ids;
import makewhole.platform.csv.RowError;
import makewhole.platform.csv.SpreadsheetGuard;
import makewhole.platform.csv.StreamedFile;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What was wrong with an upload, as a file for whoever mends it. */
@Path("/v1/imports/{upload}/errors")
@Tag(name = "Deals")
@RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.AUDIT})
class RefusedUploadResource {
    private final RefusedUploads refusedUploads;
    private final ObjectMapper json;

    RefusedUploadResource(RefusedUploads refusedUploads, ObjectMapper json) {
        this.refusedUploads = refusedUploads;
        this.json = json;
    }

    @GET
    @Produces(BookFormats.CSV)
    @Operation(summary = "The errors of a refused upload as CSV: file, row, field, reason")
    public StreamingOutput csv(@RestPath String upload) {
        List<RowError> errors = errors(upload);
        return new StreamedFile(output -> {
            try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(output, UTF_8))) {
                csv.writeRecord("file", "row", "field", "reason");
                errors.forEach(error -> csv.writeRecord(
                        error.file(),
                        Long.toString(error.row()),
                        SpreadsheetGuard.guarded(error.field()),
                        SpreadsheetGuard.guarded(error.reason())));
            }
        });
    }

    @GET
    @Produces(BookFormats.NDJSON + ";qs=0.5")
    @Operation(summary = "The errors of a refused upload as lines of JSON")
    public StreamingOutput ndjson(@RestPath String upload) {
        List<RowError> errors = errors(upload);
        return new StreamedFile(output -> {
            try (SequenceWriter lines =
                    json.writer().withRootValueSeparator("\n").writeValues(output)) {
                for (RowError error : errors) {
                    lines.write(error);
                }
            }
        });
    }

    private List<RowError> errors(String upload) {
        return refusedUploads.require(Ids.given("refused upload", upload)).errors();
    }
}
