package makewhole.remediation.finding.http;

import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;

/** A finding on the wire. */
record FindingBody(
        String deal,
        String investor,
        String currency,
        String booked,
        String right,
        String difference,
        String aboveCapBy,
        String limitKind,
        String kind) {
    static FindingBody of(Finding finding) {
        return new FindingBody(
                finding.deal().value(),
                finding.investor().value(),
                finding.booked().currency().getCurrencyCode(),
                finding.booked().amount(),
                finding.right().amount(),
                finding.difference().amount(),
                finding.aboveCapBy().amount(),
                finding.limitKind() == LimitKind.NONE ? "" : finding.limitKind().name(),
                finding.isOver() ? "OVER" : "UNDER");
    }
}
