package makewhole.allocation.audit;

import java.util.List;

/** A verdict with its findings, by investor. */
public record ReplayedDeal(AuditedDeal audited, List<Finding> findings) {
    public ReplayedDeal {
        findings = List.copyOf(findings);
        if (findings.size() != audited.findings()) {
            throw new IllegalArgumentException("%d findings, not %d".formatted(findings.size(), audited.findings()));
        }
    }
}
