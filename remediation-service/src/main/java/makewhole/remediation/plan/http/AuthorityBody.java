package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.Approval;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanAuthority;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanMove;
import makewhole.remediation.plan.PlanTotals;
import org.jspecify.annotations.Nullable;

/**
 * What other services may do in the name of a plan, on the wire. It is written while the plan is read: its digest is worked
 * out from the very lines that it names, and so comes last.
 *
 * @param approvalsNeeded how many persons of which role have to approve it
 */
record AuthorityBody(
        String plan,
        String incident,
        String state,
        String author,
        Map<String, Integer> approvalsNeeded,
        List<ApproverBody> approvals,
        Map<String, NoticeTotalBody> noticeTotals,
        List<RebookingBody> rebookings,
        List<AuthorisedLineBody> lines,
        String digest) {

    record ApproverBody(String role, String subject, String digest) {
        static ApproverBody of(Approval approval) {
            return new ApproverBody(approval.role().name(), approval.subject(), approval.digest());
        }
    }

    record RebookingBody(String deal, List<MoveBody> moves) {}

    record MoveBody(String investor, String change) {}

    record NoticeTotalBody(String due, int count) {}

    /**
     * A line.
     *
     * @param choice what its investor may decide on; left out if that is nothing
     */
    record AuthorisedLineBody(
            String line,
            String investor,
            String remedy,
            String currency,
            String amountDue,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ChoiceBody choice) {
        static AuthorisedLineBody of(PlanLine line) {
            return new AuthorisedLineBody(
                    line.line().value(),
                    line.investor().value(),
                    line.remedy().name(),
                    line.currency().getCurrencyCode(),
                    line.amountDue().amount(),
                    line.choices()
                            .answerBy()
                            .map(until -> new ChoiceBody(
                                    line.offer()
                                            .or(line::amountIfSold)
                                            .orElseThrow()
                                            .amount(),
                                    until))
                            .orElse(null));
        }
    }

    /**
     * A choice.
     *
     * @param amount what is offered, or what they get who sell, in the currency of the line
     * @param until the last day on which they can say so, in UTC
     */
    record ChoiceBody(String amount, LocalDate until) {}

    /** All of it; for one deal, its moves and no lines. */
    static StreamingOutput of(ObjectMapper json, PlanAuthority authority, Plan plan, Optional<DealId> deal) {
        return Document.of(json, document -> {
            document.member("plan", plan.id().toString());
            document.member("incident", plan.incident().value());
            document.member("state", plan.state().name());
            document.member("author", plan.author());
            document.member("approvalsNeeded", PlanBody.needed(plan));
            document.member(
                    "approvals", plan.approvals().stream().map(ApproverBody::of).toList());
            document.member("noticeTotals", totals(authority.totals(plan)));
            document.list("rebookings", each -> rebookings(authority, plan, deal, each));
            String[] digest = {""};
            document.list(
                    "lines",
                    each -> digest[0] = authority.forEachLine(plan, line -> {
                        if (deal.isEmpty()) {
                            each.accept(AuthorisedLineBody.of(line));
                        }
                    }));
            document.member("digest", digest[0]);
        });
    }

    /** Moves come deal by deal, so one deal is in memory at a time. */
    private static void rebookings(PlanAuthority authority, Plan plan, Optional<DealId> wanted, Consumer<Object> each) {
        List<PlanMove> ofDeal = new ArrayList<>();
        authority.forEachMove(plan, wanted, move -> {
            if (!ofDeal.isEmpty() && !ofDeal.getFirst().deal().equals(move.deal())) {
                each.accept(rebooking(ofDeal));
                ofDeal.clear();
            }
            ofDeal.add(move);
        });
        if (!ofDeal.isEmpty()) {
            each.accept(rebooking(ofDeal));
        }
    }

    private static RebookingBody rebooking(List<PlanMove> ofDeal) {
        return new RebookingBody(
                ofDeal.getFirst().deal().value(),
                ofDeal.stream()
                        .map(move -> new MoveBody(
                                move.investor().value(), move.change().amount()))
                        .toList());
    }

    private static Map<String, NoticeTotalBody> totals(PlanTotals totals) {
        Map<String, NoticeTotalBody> bodies = new TreeMap<>();
        totals.byCurrency()
                .forEach((currency, total) ->
                        bodies.put(currency, new NoticeTotalBody(total.due().amount(), total.lines())));
        return bodies;
    }
}
