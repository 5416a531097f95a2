package makewhole.remediation.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import makewhole.remediation.testing.StandIn.Call;
import makewhole.remediation.testing.StandIn.Reply;

/** An audit over some books, given out by {@link AllocationStandIn} page by page. Tests may make it say what is not so. */
public final class StandInAudit {
    private static final int LARGEST_PAGE = 17;

    private final String id = UUID.randomUUID().toString();
    private final List<Map<String, Object>> deals = new ArrayList<>();
    private final List<Map<String, Object>> findings = new ArrayList<>();
    private final Map<String, Map<String, Object>> rights = new HashMap<>();
    private volatile boolean done = true;

    private StandInAudit(AllocationStandIn allocation, List<AuditedBook> books) {
        books.stream().sorted(Comparator.comparing(AuditedBook::deal)).forEach(book -> add(allocation, book));
        allocation.onGet(path(""), (call, path) -> Reply.ok(summary()));
        beside(allocation, List.of());
        allocation.onGet(path("/deals"), (call, path) -> Reply.ok(page(call, deals)));
        allocation.onGet(path("/findings"), (call, path) -> Reply.ok(page(call, findings)));
        allocation.onGet(
                path("/deals/([^/]+)/right"), (call, path) -> Reply.ok(rights.getOrDefault(path.group(1), Map.of())));
    }

    public static StandInAudit of(AllocationStandIn allocation, List<AuditedBook> books) {
        return new StandInAudit(allocation, books);
    }

    public String id() {
        return id;
    }

    /** Deals that the service knows and the audit leaves out. */
    public StandInAudit beside(AllocationStandIn allocation, List<AuditedBook> others) {
        List<Map<String, Object>> known = new ArrayList<>();
        others.forEach(book -> {
            known.add(Map.of("deal", book.deal()));
            Map<String, Object> answer = book.book();
            allocation.onGet(
                    "/v1/deals/%s/book".formatted(Pattern.quote(book.deal())), (call, path) -> Reply.ok(answer));
        });
        allocation.onGet("/v1/deals", (call, path) -> Reply.ok(page(call, known)));
        return this;
    }

    public StandInAudit running() {
        done = false;
        return this;
    }

    public void finish() {
        done = true;
    }

    /** Makes the audit forget a finding. */
    public StandInAudit without(String deal, String investor) {
        findings.removeIf(finding -> deal.equals(finding.get("deal")) && investor.equals(finding.get("investor")));
        return this;
    }

    /** Makes the audit say something else about a finding. */
    public StandInAudit saying(String deal, String investor, String field, String value) {
        findings.stream()
                .filter(finding -> deal.equals(finding.get("deal")) && investor.equals(finding.get("investor")))
                .forEach(finding -> finding.put(field, value));
        return this;
    }

    /** Makes the audit judge a deal otherwise. */
    public StandInAudit judging(String deal, String verdict, String reason) {
        deals.stream().filter(item -> deal.equals(item.get("deal"))).forEach(item -> {
            item.put("verdict", verdict);
            item.put("reason", reason);
        });
        findings.removeIf(finding -> deal.equals(finding.get("deal")) && !verdict.equals("WRONG"));
        return this;
    }

    /** Changes the right answer that the audit gives for a deal. */
    public StandInAudit answering(String deal, UnaryOperator<Map<String, Object>> change) {
        rights.computeIfPresent(deal, (name, right) -> change.apply(right));
        return this;
    }

    private void add(AllocationStandIn allocation, AuditedBook book) {
        List<Map<String, Object>> found = book.findings();
        Map<String, Object> item = new HashMap<>();
        item.put("deal", book.deal());
        item.put("verdict", found.isEmpty() ? "RIGHT" : "WRONG");
        item.put("reason", "");
        item.put("findings", found.size());
        deals.add(item);
        findings.addAll(found);
        rights.put(book.deal(), book.right());
        Map<String, Object> answer = book.book();
        allocation.onGet("/v1/deals/%s/book".formatted(Pattern.quote(book.deal())), (call, path) -> Reply.ok(answer));
    }

    private Map<String, Object> summary() {
        return Map.of(
                "audit",
                id,
                "state",
                done ? "DONE" : "RUNNING",
                "dealsTotal",
                deals.size(),
                "dealsDone",
                deals.size(),
                "findings",
                findings.size(),
                "digest",
                "sha256:" + "0".repeat(64));
    }

    private String path(String rest) {
        return "/v1/audits/" + id + rest;
    }

    private static Map<String, Object> page(Call call, List<Map<String, Object>> all) {
        int from = Integer.parseInt(call.parameter("after", "0"));
        int size = Math.min(LARGEST_PAGE, Integer.parseInt(call.parameter("limit", "100")));
        int to = Math.min(all.size(), from + size);
        Map<String, Object> page = new HashMap<>();
        page.put("items", all.subList(from, to));
        page.put("next", to < all.size() ? Integer.toString(to) : null);
        return page;
    }
}
