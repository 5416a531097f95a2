package makewhole.suite.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Compares what Makewhole worked out with the right answer of a folder, every finding and every amount. */
public final class Comparison {
    private final List<String> differences = new ArrayList<>();
    private int compared;

    private Comparison() {}

    /**
     * Compares everything that {@code expected} names.
     *
     * @param investorsByDeal how many investors each wrong deal has
     */
    public static Comparison of(
            JsonNode expected, long dealsAudited, Map<String, Long> investorsByDeal, List<Finding> findings) {
        Comparison comparison = new Comparison();
        comparison.count("deals_audited", expected, "deals_audited", dealsAudited);
        TreeSet<String> expectedWrong = new TreeSet<>();
        expected.path("deals_wrong").forEach(deal -> expectedWrong.add(deal.asText()));
        comparison.same("deals_wrong", expectedWrong, new TreeSet<>(investorsByDeal.keySet()));
        Map<String, List<Finding>> byDeal = new TreeMap<>();
        findings.forEach(one ->
                byDeal.computeIfAbsent(one.deal(), deal -> new ArrayList<>()).add(one));
        TreeSet<String> deals = new TreeSet<>(byDeal.keySet());
        expected.path("deals").fieldNames().forEachRemaining(deals::add);
        for (String deal : deals) {
            comparison.deal(
                    deal,
                    expected.path("deals").path(deal),
                    investorsByDeal.getOrDefault(deal, 0L),
                    byDeal.getOrDefault(deal, List.of()));
        }
        return comparison;
    }

    /** What is off, in the order of deals and investors. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** How many figures and words were compared. */
    public int compared() {
        return compared;
    }

    private void deal(String deal, JsonNode expected, long investors, List<Finding> findings) {
        if (expected.isMissingNode()) {
            differences.add("%s: has %d findings, none is expected".formatted(deal, findings.size()));
            return;
        }
        count(deal + " investors", expected, "investors", investors);
        count(deal + " affected", expected, "affected", findings.size());
        count(deal + " over", expected, "over", number(findings, Comparison::isOver));
        count(deal + " under", expected, "under", number(findings, one -> !isOver(one)));
        count(
                deal + " above_cap",
                expected,
                "above_cap",
                number(findings, one -> one.aboveCapBy().signum() > 0));
        amount(
                deal + " over_amount",
                expected,
                "over_amount",
                sum(findings, one -> one.difference().negate().max(BigDecimal.ZERO)));
        amount(
                deal + " under_amount",
                expected,
                "under_amount",
                sum(findings, one -> one.difference().max(BigDecimal.ZERO)));
        amount(deal + " pay_total", expected, "pay_total", sum(findings, Finding::amountDue));
        amount(
                deal + " pay_total_if_all_sell",
                expected,
                "pay_total_if_all_sell",
                sum(findings, Finding::amountIfAllSell));
        if (!findings.isEmpty()) {
            word(deal + " window", expected, "window", findings.getFirst().window());
            word(deal + " currency", expected, "currency", findings.getFirst().currency());
        }
        lines(deal, expected.path("lines"), findings);
    }

    private void lines(String deal, JsonNode expected, List<Finding> findings) {
        Map<String, Finding> byInvestor = new LinkedHashMap<>();
        findings.forEach(one -> byInvestor.put(one.investor(), one));
        for (JsonNode line : expected) {
            String investor = line.path("investor_id").asText();
            String name = deal + " " + investor;
            Finding finding = byInvestor.remove(investor);
            if (finding == null) {
                differences.add("%s: a finding is expected, there is none".formatted(name));
            } else {
                line(name, line, finding);
            }
        }
        byInvestor
                .keySet()
                .forEach(
                        investor -> differences.add("%s %s: is a finding, none is expected".formatted(deal, investor)));
    }

    private void line(String name, JsonNode expected, Finding finding) {
        amount(name + " booked", expected, "booked", finding.booked());
        amount(name + " correct", expected, "correct", finding.right());
        amount(name + " delta", expected, "delta", finding.difference());
        amount(name + " over_cap_by", expected, "over_cap_by", finding.aboveCapBy());
        word(name + " limit_kind", expected, "limit_kind", finding.limitKind());
        word(name + " remedy", expected, "remedy", finding.remedy());
        amount(name + " pay", expected, "pay", finding.amountDue());
        optional(name + " pay_if_sold", expected, "pay_if_sold", finding.amountIfSold());
        optional(name + " offer", expected, "offer", finding.offer());
    }

    private void optional(String name, JsonNode expected, String field, Optional<BigDecimal> found) {
        if (expected.has(field) && found.isEmpty()) {
            differences.add("%s: nothing, expected %s"
                    .formatted(name, expected.path(field).asText()));
        } else if (found.isPresent()) {
            amount(name, expected, field, found.get());
        }
    }

    private void amount(String name, JsonNode expected, String field, BigDecimal found) {
        if (expected.has(field)) {
            compared++;
            if (new BigDecimal(expected.path(field).asText()).compareTo(found) != 0) {
                differ(name, found.toPlainString(), expected.path(field).asText());
            }
        }
    }

    private void count(String name, JsonNode expected, String field, long found) {
        if (expected.has(field)) {
            same(name, expected.path(field).asText(), String.valueOf(found));
        }
    }

    private void word(String name, JsonNode expected, String field, String found) {
        if (expected.has(field)) {
            same(name, expected.path(field).asText(), found);
        }
    }

    private void same(String name, Object expected, Object found) {
        compared++;
        if (!expected.equals(found)) {
            differ(name, found, expected);
        }
    }

    private void differ(String name, Object found, Object expected) {
        differences.add("%s: %s, expected %s".formatted(name, found, expected));
    }

    private static boolean isOver(Finding finding) {
        return finding.difference().signum() < 0;
    }

    private static long number(List<Finding> findings, Predicate<Finding> counted) {
        return findings.stream().filter(counted).count();
    }

    private static BigDecimal sum(List<Finding> findings, Function<Finding, BigDecimal> amount) {
        return findings.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
