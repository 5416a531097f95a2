package makewhole.notification.testing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A plan and the rows that tell of it, as remediation-service sends them. */
public final class Rows {
    public static final String DIGEST = "sha256:" + "a1".repeat(32);
    public static final String INCIDENT = "INC-2026-001";
    private static final List<String> TEMPLATES =
            List.of("refund", "top-up-offer", "compensation", "buy-back", "keep-or-sell", "explanation");
    private static final Map<String, String> REMEDIES = Map.of(
            "refund", "REFUND",
            "top-up-offer", "TOP_UP_OFFER",
            "compensation", "COMPENSATE",
            "supplement", "COMPENSATE",
            "buy-back", "BUY_BACK",
            "keep-or-sell", "KEEP_OR_SELL",
            "explanation", "EXPLAIN");

    private final String plan;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    private Rows(String plan) {
        this.plan = plan;
    }

    /** The last day on which the customer of a top-up offer may accept it. */
    public static LocalDate topUpUntil() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(25);
    }

    /** The last day on which a customer who may keep or sell decides. */
    public static LocalDate soldUntil() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(40);
    }

    /** {@code number} rows, of all remedies in turn. */
    public static Rows of(int number) {
        Rows made = new Rows(UUID.randomUUID().toString());
        for (int i = 1; i <= number; i++) {
            made.rows.add(row(i, TEMPLATES.get((i - 1) % TEMPLATES.size())));
        }
        return made;
    }

    /** Lines of a supplement, of which the first is told as any that compensates: by the release before this one. */
    public static Rows ofSupplement() {
        Rows made = new Rows(UUID.randomUUID().toString());
        made.rows.add(row(1, "compensation"));
        made.rows.add(row(2, "supplement"));
        made.rows.add(row(3, "supplement"));
        return made;
    }

    /** One refund for a recipient of this name. */
    public static Rows to(String name) {
        Rows made = of(1);
        made.recipient(1).put("name", name);
        return made;
    }

    /** The same plan, without one of the rows. */
    public Rows without(int number) {
        Rows fewer = new Rows(plan);
        fewer.rows.addAll(rows);
        fewer.rows.remove(number - 1);
        return fewer;
    }

    /** The same plan, with a copy of one of the rows alone. */
    public Rows only(int number) {
        Rows one = new Rows(plan);
        Map<String, Object> row = new LinkedHashMap<>(row(number));
        row.put("fields", new LinkedHashMap<>(fields(number)));
        one.rows.add(row);
        return one;
    }

    public String plan() {
        return plan;
    }

    /** A row, counted from 1. */
    public Map<String, Object> row(int number) {
        return rows.get(number - 1);
    }

    @SuppressWarnings("unchecked") // made below
    public Map<String, Object> recipient(int number) {
        return (Map<String, Object>) requireNonNull(row(number).get("recipient"));
    }

    @SuppressWarnings("unchecked") // made below
    public Map<String, Object> fields(int number) {
        return (Map<String, Object>) requireNonNull(row(number).get("fields"));
    }

    public List<Map<String, Object>> all() {
        return rows;
    }

    public Map<String, Object> body() {
        return Map.of("plan", plan, "planDigest", DIGEST, "incident", INCIDENT, "rows", rows);
    }

    /** What remediation-service says of the plan, when all is well. */
    public Map<String, Object> authority() {
        Map<String, Object> authority = new HashMap<>();
        authority.put("plan", plan);
        authority.put("incident", INCIDENT);
        authority.put("digest", DIGEST);
        authority.put("state", "RELEASED");
        authority.put("author", "engineering-1");
        authority.put("approvalsNeeded", Map.of("LEGAL", 1, "OPERATIONS", 1, "FINANCE", 1));
        authority.put(
                "approvals",
                List.of(
                        approval("LEGAL", "legal-1"),
                        approval("OPERATIONS", "operations-1"),
                        approval("FINANCE", "finance-1")));
        authority.put("rebookings", List.of());
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<String, BigDecimal> due = new TreeMap<>();
        Map<String, Integer> count = new TreeMap<>();
        for (int i = 1; i <= rows.size(); i++) {
            String currency = money(i).getOrDefault("currency", "");
            String amount = money(i).getOrDefault("amount", "");
            Map<String, Object> line = new HashMap<>();
            line.put("line", row(i).get("line"));
            line.put("investor", recipient(i).get("investor"));
            line.put("remedy", REMEDIES.get(String.valueOf(row(i).get("template"))));
            line.put("currency", currency);
            line.put("amountDue", amount);
            Map<String, Object> fields = fields(i);
            Object choice = fields.getOrDefault("offer", fields.get("amountIfSold"));
            if (choice instanceof Map<?, ?> money) {
                line.put(
                        "choice",
                        Map.of(
                                "amount", String.valueOf(money.get("amount")),
                                "until", String.valueOf(fields.get("answerBy"))));
            }
            lines.add(line);
            due.merge(currency, new BigDecimal(amount), BigDecimal::add);
            count.merge(currency, 1, Integer::sum);
        }
        authority.put("lines", lines);
        Map<String, Object> totals = new TreeMap<>();
        due.forEach((currency, sum) ->
                totals.put(currency, Map.of("due", sum.toPlainString(), "count", count.getOrDefault(currency, 0))));
        authority.put("noticeTotals", totals);
        return authority;
    }

    public static Map<String, Object> approval(String role, String subject) {
        return Map.of("role", role, "subject", subject, "digest", DIGEST);
    }

    @SuppressWarnings("unchecked") // made below
    private Map<String, String> money(int number) {
        return (Map<String, String>) requireNonNull(row(number).get("amount"));
    }

    private static Map<String, Object> row(int number, String template) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", "L-%04d".formatted(number));
        row.put("template", template);
        Map<String, Object> recipient = new LinkedHashMap<>();
        recipient.put("investor", "INV-%05d".formatted(number));
        recipient.put("name", "Ada Sample " + number);
        recipient.put("email", "ada.%d@investors.example".formatted(number));
        recipient.put("locale", "en-US");
        row.put("recipient", recipient);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dealName", "Harbour Robotics");
        fields.put("dealId", "D-2026-09-40");
        boolean over = List.of("refund", "buy-back", "keep-or-sell").contains(template);
        fields.put("booked", usd(over ? "1100.00" : "900.00"));
        fields.put("right", usd("1000.00"));
        fields.put("difference", usd(over ? "100.00" : "-100.00"));
        fields.put("planDay", "2026-09-21");
        fields.put("reference", "INC-2026-001 / L-%04d".formatted(number));
        fields.put("contactEmail", "care@northgate.example");
        String cents = "%02d".formatted(number % 100);
        row.put("amount", usd("0.00"));
        switch (template) {
            case "refund" -> paid(row, fields, "100." + cents, Map.of("principal", "100.00", "interest", "0." + cents));
            case "compensation" -> paid(row, fields, "70." + cents, Map.of("gain", "70.00", "interest", "0." + cents));
            case "supplement" -> {
                paid(row, fields, "5.00", Map.of("interest", "5.00"));
                fields.remove("interestRule");
                fields.put("earlierReference", "INC-2026-001 / L-%04d".formatted(number + 100));
            }
            case "buy-back" -> {
                paid(
                        row,
                        fields,
                        "95." + cents,
                        Map.of("principal", "100.00", "gain", "-5.00", "interest", "0." + cents));
                fields.remove("interestRule");
                fields.put("limitKind", "STATUTORY");
            }
            case "keep-or-sell" -> {
                fields.put("amountIfSold", usd("97.97"));
                fields.put("answerBy", soldUntil().toString());
            }
            case "top-up-offer" -> {
                fields.put("offer", usd("100.00"));
                fields.put("answerBy", topUpUntil().toString());
            }
            default -> {}
        }
        row.put("fields", fields);
        return row;
    }

    private static void paid(
            Map<String, Object> row, Map<String, Object> fields, String amount, Map<String, String> parts) {
        row.put("amount", usd(amount));
        fields.put("amountDue", usd(amount));
        parts.forEach((part, value) -> fields.put(part, usd(value)));
        fields.put("paymentDay", "2026-09-30");
        fields.put("interestRule", "IRC_6621_A2_DAILY");
    }

    public static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }
}
