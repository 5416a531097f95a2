package makewhole.remediation.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.certificate.Claim;
import makewhole.remediation.certificate.Level;
import org.jspecify.annotations.Nullable;

/** A past deal as allocation-service would give it out, with its right answer from the plain reference. */
public final class AuditedBook {
    private final String deal;
    private final Currency currency;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Map<String, Object>> more = new HashMap<>();
    private String onOffer = "0";

    private record Row(
            String investor,
            String requested,
            String weight,
            Optional<String> limit,
            String limitKind,
            Instant committedAt,
            String booked) {}

    private AuditedBook(String deal, String currency) {
        this.deal = deal;
        this.currency = Currencies.of(currency);
        facts.put("deal", deal);
        facts.put("currency", currency);
        facts.put("state", "CLOSED");
        facts.put("algorithmVersion", "proration-1");
        facts.put("terms", Map.of("zeroHistory", "ZERO_HISTORY_LAST", "lotMinor", 1, "minimumMinor", 0));
        named("Deal " + deal).atPrice("1").on("2025-01-01", "2025-01-03", "2025-01-31");
    }

    public static AuditedBook of(String deal, String currency) {
        return new AuditedBook(deal, currency);
    }

    /** Every deal of the scenario. */
    public static List<AuditedBook> scenario() {
        Map<String, AuditedBook> books = new TreeMap<>();
        Scenario.rows("deals.csv")
                .forEach(row -> books.put(
                        row.getField("deal_id"),
                        of(row.getField("deal_id"), row.getField("currency"))
                                .named(row.getField("name"))
                                .atPrice(row.getField("unit_price"))
                                .offering(row.getField("allocation_amount"))
                                .on(
                                        row.getField("closed_on"),
                                        row.getField("funded_on"),
                                        row.getField("correction_window_ends_on"))));
        Scenario.rows("commitments.csv")
                .forEach(row -> Optional.ofNullable(books.get(row.getField("deal_id")))
                        .orElseThrow()
                        .rows
                        .add(new Row(
                                row.getField("investor_id"),
                                row.getField("requested"),
                                row.getField("average"),
                                Optional.of(row.getField("limit")).filter(limit -> !limit.isEmpty()),
                                row.getField("limit_kind"),
                                Instant.parse(row.getField("committed_at")),
                                row.getField("booked"))));
        return List.copyOf(books.values());
    }

    /** The same book in a deal of another id. */
    public AuditedBook as(String other) {
        AuditedBook copy = new AuditedBook(other, currency.getCurrencyCode());
        copy.facts.putAll(facts);
        copy.facts.put("deal", other);
        copy.rows.addAll(rows);
        copy.more.putAll(more);
        copy.onOffer = onOffer;
        return copy;
    }

    public AuditedBook named(String name) {
        facts.put("name", name);
        return this;
    }

    public AuditedBook atPrice(String unitPrice) {
        facts.put("unitPrice", unitPrice);
        return this;
    }

    public AuditedBook offering(String amount) {
        onOffer = amount;
        facts.put("allocationAmount", amount);
        return this;
    }

    public AuditedBook on(String closed, String funded, String windowEnds) {
        facts.put("closedOn", closed);
        facts.put("fundedOn", funded);
        facts.put("correctionWindowEndsOn", windowEnds);
        return this;
    }

    /** Terms other than the usual ones, as they stand on the wire. */
    public AuditedBook promising(Map<String, Object> terms) {
        facts.put("terms", terms);
        return this;
    }

    /** A declared rounding, as it stands on the wire. */
    public AuditedBook rounded(String rounding) {
        facts.put("rounding", rounding);
        return this;
    }

    /** One more field of an investor's commitment. */
    public AuditedBook saying(String investor, String field, Object value) {
        more.computeIfAbsent(investor, name -> new HashMap<>()).put(field, value);
        return this;
    }

    /** A commitment without a limit. */
    public AuditedBook with(String investor, String requested, String weight, String booked) {
        return with(investor, requested, weight, booked, Optional.empty(), "");
    }

    public AuditedBook limited(
            String investor, String requested, String weight, String booked, String limit, String limitKind) {
        return with(investor, requested, weight, booked, Optional.of(limit), limitKind);
    }

    private AuditedBook with(
            String investor, String requested, String weight, String booked, Optional<String> limit, String kind) {
        Instant at = Instant.parse("2024-12-01T09:00:00Z").plusSeconds(rows.size());
        rows.add(new Row(investor, requested, weight, limit, kind, at, booked));
        return this;
    }

    public String deal() {
        return deal;
    }

    /** {@code GET /v1/deals/{deal}/book} */
    Map<String, Object> book() {
        List<Map<String, Object>> commitments = rows.stream()
                .map(row -> {
                    Map<String, Object> commitment = new HashMap<>();
                    commitment.put("investor", row.investor());
                    commitment.put("requested", row.requested());
                    commitment.put("weight", row.weight());
                    commitment.put("limit", row.limit().orElse(null));
                    commitment.put("limitKind", row.limitKind().isEmpty() ? null : row.limitKind());
                    commitment.put("committedAt", row.committedAt().toString());
                    commitment.put("booked", row.booked());
                    commitment.putAll(more.getOrDefault(row.investor(), Map.of()));
                    return commitment;
                })
                .toList();
        return Map.of("deal", facts, "commitments", commitments);
    }

    /** {@code GET /v1/audits/{id}/deals/{deal}/right} */
    Map<String, Object> right() {
        PlainProration right = plain();
        Map<String, Object> answer = new HashMap<>();
        answer.put("deal", deal);
        answer.put("level", level(right.level()));
        answer.put(
                "lines",
                rows.stream()
                        .map(row -> Map.of(
                                "investor", row.investor(),
                                "right", amount(right.shares().getOrDefault(row.investor(), 0L)),
                                "cap", amount(claim(row).cap())))
                        .toList());
        return answer;
    }

    /** The deal's items of {@code GET /v1/audits/{id}/findings}. */
    List<Map<String, Object>> findings() {
        Map<String, Long> right = plain().shares();
        Map<String, Map<String, Object>> byInvestor = new TreeMap<>();
        for (Row row : rows) {
            long booked = minor(row.booked());
            long difference = right.getOrDefault(row.investor(), 0L) - booked;
            if (difference != 0) {
                Claim claim = claim(row);
                byInvestor.put(
                        row.investor(),
                        new LinkedHashMap<>(Map.of(
                                "deal",
                                deal,
                                "investor",
                                row.investor(),
                                "currency",
                                currency.getCurrencyCode(),
                                "booked",
                                amount(booked),
                                "right",
                                amount(booked + difference),
                                "difference",
                                amount(difference),
                                "cap",
                                amount(claim.cap()),
                                "aboveCapBy",
                                amount(Math.max(0, booked - claim.cap())),
                                "limitKind",
                                row.limitKind(),
                                "kind",
                                difference < 0 ? "OVER" : "UNDER")));
            }
        }
        return List.copyOf(byInvestor.values());
    }

    private PlainProration plain() {
        return PlainProration.of(minor(onOffer), rows.stream().map(this::claim).toList());
    }

    private Claim claim(Row row) {
        return new Claim(
                row.investor(),
                minor(row.requested()),
                row.limit().map(limit -> OptionalLong.of(minor(limit))).orElseGet(OptionalLong::empty),
                minor(row.weight()),
                row.committedAt());
    }

    private static @Nullable Map<String, Object> level(Optional<Level> level) {
        return level.<Map<String, Object>>map(found -> Map.of(
                        "numerator",
                        found.numerator().toString(),
                        "denominator",
                        found.denominator().toString()))
                .orElse(null);
    }

    private long minor(String amount) {
        return Money.parse(amount, currency).minor();
    }

    private String amount(long minor) {
        return new Money(minor, currency).amount();
    }
}
