package makewhole.remediation.plan.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.Approval;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanAuthority.Authority;
import makewhole.remediation.plan.PlanAuthority.Rebooking;
import makewhole.remediation.plan.PlanLine;

/** What other services may do in the name of a plan, on the wire. */
record AuthorityBody(
        String plan,
        String incident,
        String digest,
        String state,
        String author,
        List<ApproverBody> approvals,
        List<RebookingBody> rebookings,
        Map<String, NoticeTotalBody> noticeTotals,
        List<AuthorisedLineBody> lines) {

    record ApproverBody(String role, String subject, String digest) {
        static ApproverBody of(Approval approval) {
            return new ApproverBody(approval.role().name(), approval.subject(), approval.digest());
        }
    }

    record RebookingBody(String deal, List<MoveBody> moves) {
        static RebookingBody of(Rebooking rebooking) {
            return new RebookingBody(
                    rebooking.deal().value(),
                    rebooking.moves().stream()
                            .map(move -> new MoveBody(
                                    move.investor().value(), move.change().amount()))
                            .toList());
        }
    }

    record MoveBody(String investor, String change) {}

    record NoticeTotalBody(String due, int count) {}

    record AuthorisedLineBody(String line, String investor, String remedy, String currency, String amountDue) {
        static AuthorisedLineBody of(PlanLine line) {
            return new AuthorisedLineBody(
                    line.line().value(),
                    line.investor().value(),
                    line.remedy().name(),
                    line.currency().getCurrencyCode(),
                    line.amountDue().amount());
        }
    }

    static AuthorityBody of(Authority authority) {
        Plan plan = authority.plan();
        return new AuthorityBody(
                plan.id().toString(),
                plan.incident().value(),
                authority.digest(),
                plan.state().name(),
                plan.author(),
                plan.approvals().stream().map(ApproverBody::of).toList(),
                authority.rebookings().stream().map(RebookingBody::of).toList(),
                totals(authority.lines()),
                authority.lines().stream().map(AuthorisedLineBody::of).toList());
    }

    private static Map<String, NoticeTotalBody> totals(List<PlanLine> lines) {
        Map<String, Money> due = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (PlanLine line : lines) {
            due.merge(line.currency().getCurrencyCode(), line.amountDue(), Money::plus);
            counts.merge(line.currency().getCurrencyCode(), 1, Integer::sum);
        }
        Map<String, NoticeTotalBody> totals = new TreeMap<>();
        due.forEach((currency, sum) ->
                totals.put(currency, new NoticeTotalBody(sum.amount(), counts.getOrDefault(currency, 0))));
        return totals;
    }
}
