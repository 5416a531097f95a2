package makewhole.remediation.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.platform.jobs.DurableJob;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;

/**
 * Fetches an audit and every book and right answer behind it, checks each certificate and works each finding out again.
 * One objection is enough for the scope to fail.
 */
@ApplicationScoped
public class CheckAudit implements DurableJob<CheckAudit.Order> {
    private final Audits audits;
    private final RecordScope recordScope;

    CheckAudit(Audits audits, RecordScope recordScope) {
        this.audits = audits;
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
        List<CheckedScope.WrongDeal> wrong = new ArrayList<>();
        Map<DealId, String> roundedOtherwise = new TreeMap<>();
        Map<DealId, String> undecidable = new TreeMap<>();
        int checked = 0;
        for (AuditedDeal audited : deals) {
            List<ClaimedFinding> ofDeal = claimed.getOrDefault(audited.deal(), List.of());
            claimed.remove(audited.deal());
            if (audited.verdict() == Verdict.NOT_DECIDABLE) {
                undecidable.put(audited.deal(), audited.reason());
                continue;
            }
            BookedDeal booked = audits.book(audited.deal());
            RightDeal right = audits.right(audit, booked);
            objections.addAll(new DealCheck(audited, booked, right).objections(ofDeal));
            checked++;
            if (audited.verdict() == Verdict.ROUNDED_OTHERWISE) {
                roundedOtherwise.put(audited.deal(), audited.reason());
            }
            if (audited.verdict() == Verdict.WRONG) {
                wrong.add(new CheckedScope.WrongDeal(booked, right));
            }
        }
        claimed.keySet().forEach(deal -> objections.add("%s: has findings, but was not audited".formatted(deal)));
        if (objections.isEmpty()) {
            recordScope.decided(
                    incident, new CheckedScope(deals.size(), checked, wrong, roundedOtherwise, undecidable));
        } else {
            recordScope.failed(incident, objections);
        }
    }
}
