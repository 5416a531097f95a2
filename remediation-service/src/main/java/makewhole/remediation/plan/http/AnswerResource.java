package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.MoneyBody;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.AnswerLedger;
import makewhole.remediation.plan.AnswerLine;
import makewhole.remediation.plan.LineAnswer;
import makewhole.remediation.plan.LineAnswers;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.Protection;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class AnswerResource {
    private final AnswerLine answerLine;
    private final LineAnswers answers;
    private final AnswerLedger ledger;
    private final Plans plans;
    private final Idempotency idempotency;
    private final Caller caller;

    AnswerResource(
            AnswerLine answerLine,
            LineAnswers answers,
            AnswerLedger ledger,
            Plans plans,
            Idempotency idempotency,
            Caller caller) {
        this.answerLine = answerLine;
        this.answers = answers;
        this.ledger = ledger;
        this.plans = plans;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * An answer.
     *
     * @param counts whether it is the last one so far: not if the customer said something else later that came in before it. A
     *     dispute takes the place of nothing, and nothing takes its place.
     * @param decided whether it is final, as it is once the last day has passed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerBody(
            String line,
            String answer,
            @Nullable MoneyBody amount,
            String by,
            Instant at,
            boolean counts,
            boolean decided) {
        static AnswerBody of(LineAnswer answer, boolean counts, boolean decided) {
            return new AnswerBody(
                    answer.line().value(),
                    answer.answer().name(),
                    answer.amount().map(MoneyBody::of).orElse(null),
                    answer.by().name(),
                    answer.at(),
                    counts,
                    decided);
        }
    }

    record AnswerList(List<AnswerBody> items) {}

    record ProtectionBody(String line, String deal, String investor, String currency, String excess, Instant since) {
        static ProtectionBody of(Protection protection) {
            return new ProtectionBody(
                    protection.line().value(),
                    protection.deal().value(),
                    protection.investor().value(),
                    protection.excess().currency().getCurrencyCode(),
                    protection.excess().amount(),
                    protection.since());
        }
    }

    record ProtectionList(List<ProtectionBody> items) {}

    /** Takes what a customer says; only a service that passes it on may say when it was said. */
    @POST
    @Path("/plans/{plan}/lines/{line}/answer")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.SERVICE})
    public RestResponse<Object> answer(
            @RestPath PlanId plan,
            @RestPath LineId line,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull AnswerRequestBody body) {
        return idempotency.answer("answer-line %s %s".formatted(plan, line), key, body, Status.OK, () -> {
            LineAnswer taken = answerLine.answer(plan, line, body.toSpoken(caller.subject()), caller.subject());
            boolean counts = taken.answer() == Answer.DISPUTE
                    || answers.given(plan, line).filter(taken::equals).isPresent();
            return AnswerBody.of(taken, counts, false);
        });
    }

    @GET
    @Path("/plans/{plan}/answers")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public AnswerList answers(@RestPath PlanId plan) {
        plans.require(plan);
        Map<LineId, AnswerBody> shown = new TreeMap<>();
        answers.given(plan).forEach((line, answer) -> shown.put(line, AnswerBody.of(answer, true, false)));
        answers.decided(plan).forEach((line, answer) -> shown.put(line, AnswerBody.of(answer, true, true)));
        return new AnswerList(List.copyOf(shown.values()));
    }

    @GET
    @Path("/plans/{plan}/protections")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public ProtectionList protections(@RestPath PlanId plan) {
        plans.require(plan);
        return new ProtectionList(
                ledger.protections(plan).stream().map(ProtectionBody::of).toList());
    }
}
