package makewhole.remediation.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.platform.jobs.DurableJob;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;

/**
 * Fetches an audit and every book and right answer behind it, checks each certificate and works each finding out again;
 * looks at some of the deals that the audit leaves out as well. One objection is enough for the scope to fail.
 */
@ApplicationScoped
public class CheckAudit implements DurableJob<CheckAudit.Order> {
    private final Audits audits;
    private final CheckSample checkSample;
    private final RecordScope recordScope;

    CheckAudit(Audits audits, CheckSample checkSample, RecordScope recordScope) {
        this.audits = audits;
        this.checkSample = checkSample;
        this.recordScope = recordScope;
    }

    /** What to check, and for which incident. */
    public record Order(String incident, UUID audit) {}

    @Override
    public String name() {
        return "check-audit";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        IncidentId incident = new IncidentId(order.incident());
        try {
            check(incident, order.audit());
        } catch (AuditRefusedException refused) {
            recordScope.failed(incident, List.of("allocation-service refused: " + refused.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            recordScope.failed(incident, List.of("an answer makes no sense: " + impossible.getMessage()));
        }
    }

    private void check(IncidentId incident, UUID audit) {
        AuditSummary summary = audits.get(audit);
        if (!summary.done()) {
            throw new AuditStillRunningException(audit);
        }
        List<AuditedDeal> deals = audits.deals(audit);
        List<ClaimedFinding> findings = audits.findings(audit);
        List<String> objections = new ArrayList<>();
        if (deals.size() != summary.deals() || findings.size() != summary.findings()) {
            objections.add("the audit counts %d deals and %d findings, but lists %d and %d"
                    .formatted(summary.deals(), summary.findings(), deals.size(), findings.size()));
        }
        Map<DealId, List<ClaimedFinding>> claimed =
                new HashMap<>(findings.stream().collect(Collectors.groupingBy(ClaimedFinding::deal)));
        List<CheckedDeal> checked = new ArrayList<>();
        List<CheckedScope.WrongDeal> wrong = new ArrayList<>();
        for (AuditedDeal audited : deals) {
            List<ClaimedFinding> ofDeal = claimed.getOrDefault(audited.deal(), List.of());
            claimed.remove(audited.deal());
            checked.add(
                    audited.verdict() == Verdict.NOT_DECIDABLE
                            ? notDecidable(audited)
                            : check(audit, audited, ofDeal, new Notes(objections, wrong)));
        }
        claimed.keySet().forEach(deal -> objections.add("%s: has findings, but was not audited".formatted(deal)));
        CheckSample.Result sampled = checkSample.check(audit, deals);
        objections.addAll(sampled.objections());
        if (objections.isEmpty()) {
            recordScope.checked(incident, new CheckedScope(checked, wrong, sampled.sample()));
        } else {
            recordScope.failed(incident, objections);
        }
    }

    /** What a check adds to. */
    private record Notes(List<String> objections, List<CheckedScope.WrongDeal> wrong) {}

    private CheckedDeal check(UUID audit, AuditedDeal audited, List<ClaimedFinding> claimed, Notes notes) {
        BookedDeal booked = audits.book(audited.deal());
        RightDeal right = audits.right(audit, booked);
        notes.objections().addAll(new DealCheck(audited, booked, right).objections(claimed));
        if (audited.verdict() == Verdict.WRONG) {
            notes.wrong().add(new CheckedScope.WrongDeal(booked, right));
        }
        int asRight = (int) booked.commitments().stream()
                .filter(one -> one.given().equals(right.of(one)))
                .count();
        CheckedDeal deal = new CheckedDeal(
                audited.deal(),
                audited.verdict(),
                OptionalInt.of(booked.commitments().size()),
                asRight,
                claimed.size(),
                audited.reason());
        if (deal.unexplained() != 0) {
            notes.objections()
                    .add("%s: %d of its commitments are neither right nor a finding"
                            .formatted(audited.deal(), deal.unexplained()));
        }
        return deal;
    }

    /** Nobody is dropped from the count because a deal cannot be judged. */
    private CheckedDeal notDecidable(AuditedDeal audited) {
        OptionalInt commitments;
        try {
            commitments =
                    OptionalInt.of(audits.book(audited.deal()).commitments().size());
        } catch (AuditRefusedException unreadable) {
            commitments = OptionalInt.empty();
        }
        return new CheckedDeal(audited.deal(), Verdict.NOT_DECIDABLE, commitments, 0, 0, audited.reason());
    }
}
