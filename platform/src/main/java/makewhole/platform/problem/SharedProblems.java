package makewhole.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makewhole.platform.csv.RowError;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.csv.RowsRefusedException;
import makewhole.platform.idempotency.IdempotencyException;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.UnknownCurrencyException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What every service answers in the same way: requests that cannot be understood, callers it does not know, its own bugs. */
@SuppressWarnings("unused") // called by the REST layer
class SharedProblems {
    private static final Logger LOG = Logger.getLogger(SharedProblems.class);

    /** How PostgreSQL refuses a NUL: as a byte that no encoding has, and within JSON as one that no text has. */
    private static final Set<String> NUL_STATES = Set.of("22021", "22P05");

    private static final int LONGEST_CHAIN = 50;

    @ServerExceptionMapper
    RestResponse<Problem> notFound(NotFoundException missing) {
        return Problems.problem(404, "not-found", message(missing), List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(InvalidRequestException refused) {
        return Problems.problem(400, "invalid-request", message(refused), refused.errors());
    }

    @ServerExceptionMapper
    RestResponse<Problem> amount(AmountRefusedException refused) {
        return Problems.problem(
                400, "invalid-request", message(refused), List.of(new RowError("body", 0, "amount", message(refused))));
    }

    @ServerExceptionMapper
    RestResponse<Problem> currency(UnknownCurrencyException unknown) {
        return Problems.problem(
                400,
                "currency-unknown",
                message(unknown) + "; send the code of one that has a minor unit, such as USD",
                List.of(new RowError("body", 0, "currency", message(unknown))));
    }

    @ServerExceptionMapper
    RestResponse<Problem> rows(RowsRefusedException refused) {
        List<RowError> listed =
                refused.errors().subList(0, Math.min(refused.errors().size(), RowErrors.MOST_KEPT));
        String detail =
                "Nothing was taken: %d field(s) are wrong; the first %d are listed%s. Mend them and send everything again."
                        .formatted(
                                refused.count(),
                                listed.size(),
                                refused.errorFile()
                                        .map(path -> ", and in a file at " + path)
                                        .orElse(""));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("errorCount", refused.count());
        members.put("more", refused.count() > listed.size());
        refused.errorFile().ifPresent(path -> members.put("errorFile", path));
        return RestResponse.ResponseBuilder.<Problem>create(422)
                .entity(Problem.of(422, "rows-refused", detail, listed).with(members))
                .type(jakarta.ws.rs.core.MediaType.valueOf(Problem.MEDIA_TYPE))
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> idempotency(IdempotencyException refused) {
        return switch (refused.reason()) {
            case KEY_MISSING ->
                Problems.problem(
                        400,
                        "idempotency-key-missing",
                        "Send an Idempotency-Key header of 1 to 200 characters",
                        List.of());
            case KEY_REUSED ->
                Problems.problem(
                        422,
                        "idempotency-key-reused",
                        "This Idempotency-Key was used for another request; send this one with a new key",
                        List.of());
            case STILL_RUNNING ->
                Problems.problem(
                        409,
                        "request-still-running",
                        "A request with this Idempotency-Key is being worked on; ask again in a moment",
                        List.of());
        };
    }

    @ServerExceptionMapper
    RestResponse<Problem> violated(ConstraintViolationException violated) {
        List<RowError> errors = violated.getConstraintViolations().stream()
                .map(violation -> new RowError("body", 0, fieldOf(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        String fields = errors.stream().map(e -> e.field() + " " + e.reason()).collect(Collectors.joining("; "));
        return Problems.problem(400, "invalid-request", fields, errors);
    }

    @ServerExceptionMapper({JsonProcessingException.class, JsonMappingException.class, MismatchedInputException.class})
    @Priority(1)
    RestResponse<Problem> json(JsonProcessingException unreadable) {
        String where = unreadable instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String reason = String.valueOf(unreadable.getOriginalMessage());
        return Problems.problem(
                400,
                "invalid-request",
                "The body is not the JSON that is expected: " + reason,
                List.of(new RowError("body", 0, where, reason)));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<Problem> unknownCaller(SecurityException unknown) {
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.UNAUTHORIZED,
                        Problem.of(401, "authentication-required", "Say who you are, by HTTP Basic", List.of()))
                .type(jakarta.ws.rs.core.MediaType.valueOf(Problem.MEDIA_TYPE))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"makewhole\"")
                .build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException forbidden) {
        return Problems.problem(
                403, "role-missing", "Your role may not do this; see the list of roles in docs/api", List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> web(WebApplicationException thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof JsonProcessingException unreadable) {
            return json(unreadable);
        }
        Response response = thrown.getResponse();
        String reason = response.getStatusInfo().getReasonPhrase();
        return Problems.problem(
                response.getStatus(),
                reason.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                message(thrown),
                List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> bug(Throwable bug) {
        if (isAboutNul(bug)) {
            return Problems.problem(
                    400,
                    "invalid-request",
                    "A text of the request has a NUL character, which no text can have here; send it without",
                    List.of(new RowError("request", 0, "", "has a NUL character")));
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(bug, "event=internal-error reference=%s", reference);
        return Problems.problem(
                500,
                "internal-error",
                "Something failed on our side. Nothing was half-done. Reference " + reference,
                List.of());
    }

    /**
     * Whether the database could not keep a text because of a NUL in it. It looks at every text that is to be kept, wherever
     * in a request it stood.
     */
    private static boolean isAboutNul(Throwable thrown) {
        // Of a chain that comes back to itself nobody needs more than this.
        return Stream.<@Nullable Throwable>iterate(
                        thrown, Objects::nonNull, each -> each == null ? null : each.getCause())
                .limit(LONGEST_CHAIN)
                .anyMatch(each -> each instanceof SQLException sql && NUL_STATES.contains(sql.getSQLState()));
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        int method = path.indexOf('.');
        return method < 0 ? path : path.substring(method + 1);
    }
}
