package makewhole.remediation.settlement.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.settlement.BankFiles;
import makewhole.remediation.settlement.BankUpload;
import makewhole.remediation.settlement.TakeBankAnswers;
import makewhole.remediation.settlement.TakenBankFile;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/bank-answers")
class BankAnswerResource {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final TakeBankAnswers takeBankAnswers;
    private final BankFiles files;
    private final Idempotency idempotency;
    private final Caller caller;

    BankAnswerResource(TakeBankAnswers takeBankAnswers, BankFiles files, Idempotency idempotency, Caller caller) {
        this.takeBankAnswers = takeBankAnswers;
        this.files = files;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record TakenBody(
            String file,
            String format,
            String sha256,
            String takenBy,
            Instant takenAt,
            Map<BankState, Integer> answers) {
        static TakenBody of(TakenBankFile taken) {
            return new TakenBody(
                    taken.name(),
                    taken.format().name(),
                    taken.sha256(),
                    taken.takenBy(),
                    taken.takenAt(),
                    new TreeMap<>(taken.answers()));
        }
    }

    record TakenList(List<TakenBody> items) {}

    @POST
    @Path("/{file}")
    @Consumes(MediaType.APPLICATION_XML)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FINANCE, Roles.OPERATIONS})
    @Operation(
            summary = "Take a status report of the bank (pain.002)",
            description =
                    "Whole or not at all, once by name and once by content. ACSC and ACCC mean paid, RJCT and CANC"
                            + " rejected, the other known states under way.")
    public RestResponse<Object> report(
            @RestPath String file, @RestHeader("Idempotency-Key") @Nullable String key, byte[] content) {
        return take(new BankUpload(file, BankUpload.Format.PAIN_002, content), key);
    }

    @POST
    @Path("/{file}")
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FINANCE, Roles.OPERATIONS})
    @Operation(
            summary = "Take answers of the bank as CSV",
            description = "Columns end_to_end_id, status (ACCEPTED, SETTLED, REJECTED, RETURNED), currency, amount,"
                    + " reason_code, reason; the last two may be empty. Whole or not at all.")
    public RestResponse<Object> rows(
            @RestPath String file, @RestHeader("Idempotency-Key") @Nullable String key, byte[] content) {
        return take(new BankUpload(file, BankUpload.Format.CSV, content), key);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public TakenList taken() {
        return new TakenList(files.all().stream().map(TakenBody::of).toList());
    }

    private RestResponse<Object> take(BankUpload upload, @Nullable String key) {
        if (!NAME.matcher(upload.name()).matches()) {
            throw new InvalidRequestException(
                    "file", "is no name of 1 to 100 letters, digits, dots, hyphens and underscores");
        }
        return idempotency.answer(
                "take-bank-answers " + upload.name(),
                key,
                Map.of("sha256", upload.sha256()),
                RestResponse.Status.CREATED,
                () -> TakenBody.of(takeBankAnswers.take(upload, caller.subject())));
    }
}
