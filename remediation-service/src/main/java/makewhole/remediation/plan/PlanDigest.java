package makewhole.remediation.plan;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.digest.LongListDigest;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.interest.InterestPolicy;
import makewhole.remediation.remedy.DealFacts;

/**
 * The digest of a plan: SHA-256 over canonical JSON (RFC 8785) of everything that people approve. That is its terms, the
 * table of rates, the facts of each deal, and every line with amounts, answers, inputs, steps and account fingerprint.
 */
final class PlanDigest {
    private final LongListDigest digest;

    private PlanDigest(Plan plan, List<PlannedDeal> deals) {
        digest = new LongListDigest(everythingBut(plan, deals), "lines");
    }

    /** Begins with everything but the lines, which are to be added in their order. */
    static PlanDigest begin(Plan plan, List<PlannedDeal> deals) {
        return new PlanDigest(plan, deals);
    }

    static String of(Plan plan, List<PlannedDeal> deals, PlanLines lines) {
        PlanDigest whole = begin(plan, deals);
        try (OneAhead<PlanDigest> ahead = new OneAhead<>(added -> {})) {
            lines.forEachPortion(portion -> ahead.begin(() -> whole.add(portion)));
            ahead.end();
        }
        return whole.value();
    }

    PlanDigest add(List<PlanLine> lines) {
        lines.forEach(line -> digest.add(line(line)));
        return this;
    }

    String value() {
        return digest.value();
    }

    private static Map<String, Object> everythingBut(Plan plan, List<PlannedDeal> deals) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("plan", plan.id().toString());
        content.put("incident", plan.incident().value());
        content.put("version", Integer.toString(plan.version()));
        content.put("author", plan.author());
        content.put("planDay", plan.terms().planDay().toString());
        content.put("paymentDay", plan.terms().paymentDay().toString());
        content.put("interestRule", plan.terms().interestRule().name());
        if (plan.terms().interestRuleVersion() != InterestPolicy.FIRST_VERSION) {
            // Left out otherwise: digests of plans that were frozen before it was named stay what they are.
            content.put("interestRuleVersion", Integer.toString(plan.terms().interestRuleVersion()));
        }
        content.put("idleCashReturned", text(plan.terms().idleCashReturned()));
        if (!plan.terms().releaseBy().equals(plan.terms().planDay())) {
            // Left out otherwise: digests of plans that were frozen before it was named stay what they are.
            content.put("releaseBy", plan.terms().releaseBy().toString());
        }
        content.put(
                "rateTable",
                Map.of(
                        "name", plan.rates().name(),
                        "confirmedThrough", plan.rates().confirmedThrough().toString(),
                        "digest", plan.rates().digest()));
        plan.supplements().ifPresent(other -> content.put("supplements", other.toString()));
        if (plan.secondFinance()) {
            // Left out otherwise: digests of plans that were frozen before there was a threshold stay what they are.
            content.put("secondFinance", "true");
        }
        content.put("deals", deals.stream().map(PlanDigest::deal).toList());
        return content;
    }

    private static Map<String, Object> deal(PlannedDeal planned) {
        DealFacts facts = planned.facts();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("deal", planned.deal().value());
        content.put("unitPrice", plain(facts.unitPrice()));
        content.put("fundedOn", facts.fundedOn().toString());
        content.put("windowEndsOn", facts.windowEndsOn().toString());
        facts.valuation()
                .ifPresent(valuation -> content.put(
                        "valuation",
                        Map.of(
                                "valuedOn", valuation.valuedOn().toString(),
                                "residualPerUnit", plain(valuation.residualPerUnit()),
                                "feePerUnit", plain(valuation.feePerUnit()),
                                "carryRate", plain(valuation.carryRate()))));
        content.put(
                "distributions",
                facts.distributions().stream()
                        .map(paid -> Map.of("paidOn", paid.paidOn().toString(), "perUnit", plain(paid.perUnit())))
                        .toList());
        return content;
    }

    private static Map<String, Object> line(PlanLine line) {
        Finding finding = line.finding();
        // Sorted, as canonical JSON is, so that it need not be sorted again.
        Map<String, Object> content = new TreeMap<>();
        content.put("line", line.line().value());
        content.put("deal", line.deal().value());
        content.put("investor", line.investor().value());
        content.put("booked", finding.booked().toString());
        content.put("right", finding.right().toString());
        content.put("aboveCapBy", finding.aboveCapBy().toString());
        content.put("limitKind", finding.limitKind().name());
        content.put("aboveLimit", Boolean.toString(finding.aboveLimit()));
        content.put("window", line.window().name());
        content.put("remedy", line.remedy().name());
        content.put("amountDue", line.amountDue().toString());
        content.put("amountIfSold", text(line.amountIfSold()));
        content.put("offer", text(line.offer()));
        content.put(
                "split",
                List.of(
                        line.split().principal().toString(),
                        line.split().gain().toString(),
                        line.split().interest().toString()));
        content.put(
                "answers",
                line.choices().answers().stream()
                        .map(choice -> List.of(
                                choice.answer().name(),
                                choice.effect(),
                                choice.amountDue().toString()))
                        .toList());
        content.put("silence", line.choices().silence().name());
        content.put("answerBy", text(line.choices().answerBy()));
        content.put("payeeAccountFingerprint", line.payeeAccountFingerprint());
        content.put("inputs", line.inputs());
        content.put(
                "steps",
                line.outcome().steps().stream()
                        .map(step -> List.of(step.name(), step.formula(), step.value()))
                        .toList());
        return content;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
