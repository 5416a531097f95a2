package makewhole.allocation.audit.http;

import java.util.List;
import makewhole.allocation.audit.Finding;
import makewhole.platform.money.Money;

/**
 * A finding on the wire.
 *
 * @param difference what is missing; negative for an excess
 * @param limitKind STATUTORY or CONTRACTUAL; empty without a limit
 */
record FindingBody(
        String deal,
        String investor,
        String currency,
        String booked,
        String right,
        String difference,
        String cap,
        String aboveCapBy,
        String limitKind,
        Finding.Kind kind) {
    static final List<String> COLUMNS = List.of(
            "deal_id",
            "investor_id",
            "currency",
            "booked",
            "right",
            "difference",
            "cap",
            "above_cap_by",
            "limit_kind",
            "kind");

    static FindingBody of(Finding finding) {
        return new FindingBody(
                finding.deal().value(),
                finding.investor().value(),
                finding.currency().getCurrencyCode(),
                amount(finding, finding.booked()),
                amount(finding, finding.right()),
                amount(finding, finding.difference()),
                amount(finding, finding.cap()),
                amount(finding, finding.aboveCapBy()),
                finding.limitKind().map(Enum::name).orElse(""),
                finding.kind());
    }

    /** In the order of {@link #COLUMNS}. */
    List<String> fields() {
        return List.of(deal, investor, currency, booked, right, difference, cap, aboveCapBy, limitKind, kind.name());
    }

    private static String amount(Finding finding, long minor) {
        return new Money(minor, finding.currency()).amount();
    }
}
