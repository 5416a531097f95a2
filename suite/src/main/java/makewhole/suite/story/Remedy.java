package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.folder.Finding;
import makewhole.suite.folder.Incident;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Answer;
import makewhole.suite.rest.Person;

/**
 * What makes every investor whole is tried out, worked out, frozen, approved by three people (four above the firm's
 * threshold), and released.
 */
final class Remedy {
    private static final int CONFLICT = 409;

    private final Stage stage;

    Remedy(Stage stage) {
        this.stage = stage;
    }

    Planned tell(String incident) {
        stage.narrator().chapter("Put it right");
        Planned plan = compute(incident);
        Planned frozen = freeze(plan);
        approve(frozen);
        release(frozen);
        rebooked(frozen);
        return frozen;
    }

    private Planned compute(String incident) {
        Incident reported = stage.folder().incident();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("planDay", reported.discoveredOn().toString());
        body.put("paymentDay", reported.paymentDate().toString());
        body.put("interestRule", reported.interestRule());
        body.put("idleCashReturned", reported.idleCashReturned());
        tryOut(incident, body);
        stage.narrator().step("operations-2 has the plan worked out: what makes every investor whole.");
        Answer answer = stage.person("operations-2")
                .post(Service.REMEDIATION, "/v1/incidents/%s/plans".formatted(incident), body);
        String id = answer.orEnd("The plan could not be worked out")
                .json()
                .path("plan")
                .asText();
        Planned plan = read(id);
        byRemedy(plan);
        return plan;
    }

    /** The same without keeping anything, for those who want to know what it costs before they plan. */
    private void tryOut(String incident, Map<String, Object> terms) {
        Answer answer = stage.person("finance-1")
                .post(Service.REMEDIATION, "/v1/incidents/%s/dry-runs".formatted(incident), terms);
        if (answer.problem().equals("valuation-missing")) {
            throw new CannotGoOnException("valuations.csv lacks what the plan needs: " + answer.reason());
        }
        JsonNode currencies =
                answer.orEnd("The plan could not be tried out").json().path("currencies");
        stage.narrator().step("finance-1 tries the plan out; nothing is kept of it.");
        currencies.properties().forEach(currency -> {
            JsonNode all = currency.getValue().path("all");
            stage.narrator()
                    .tell("%s: %s due, %s if everybody sells."
                            .formatted(
                                    currency.getKey(),
                                    all.path("due").asText(),
                                    all.path("dueIfAllSell").asText()));
        });
    }

    private void byRemedy(Planned plan) {
        Map<String, List<Finding>> groups = new TreeMap<>();
        for (Finding finding : plan.findings()) {
            String group = "%s %s".formatted(finding.remedy(), finding.currency());
            groups.computeIfAbsent(group, name -> new java.util.ArrayList<>()).add(finding);
        }
        groups.values().forEach(group -> {
            Finding first = group.getFirst();
            Map<String, String> amounts = new LinkedHashMap<>();
            amounts.put("due", Amounts.sum(group, Finding::amountDue, first.currency()));
            if (first.amountIfSold().isPresent()) {
                amounts.put("if all sell", Amounts.sum(group, Finding::amountIfAllSell, first.currency()));
            }
            if (first.offer().isPresent()) {
                amounts.put("on offer", Amounts.sum(group, one -> one.offer().orElseThrow(), first.currency()));
            }
            StringBuilder line = new StringBuilder("%-14s %5d lines".formatted(first.remedy(), group.size()));
            amounts.forEach((name, amount) -> line.append(", %s %s".formatted(name, amount)));
            stage.narrator().tell(line.toString());
        });
    }

    private Planned freeze(Planned plan) {
        stage.person("operations-2")
                .post(Service.REMEDIATION, "/v1/plans/%s/freeze".formatted(plan.id()), Map.of())
                .orEnd("The plan could not be frozen");
        Planned frozen = read(plan.id());
        stage.narrator().step("operations-2 freezes it under the digest %s.".formatted(frozen.digest()));
        return frozen;
    }

    private void approve(Planned plan) {
        Map<String, String> digest = Map.of("digest", plan.digest());
        String path = "/v1/plans/%s/approvals".formatted(plan.id());
        Person lawyer = stage.person("legal-1");
        lawyer.post(Service.REMEDIATION, path, digest).orEnd("legal-1 could not approve");
        stage.narrator().step("legal-1 approves exactly that digest, and tries to do it for somebody else as well.");
        Answer twice = lawyer.post(Service.REMEDIATION, path, digest);
        if (!twice.problem().equals("second-person-required")) {
            throw new CannotGoOnException(
                    "One person approved twice, and the answer was %d %s".formatted(twice.status(), twice.text()));
        }
        stage.narrator().tell("Refused with %d: %s".formatted(twice.status(), twice.reason()));
        for (String name : List.of("operations-1", "finance-1")) {
            stage.person(name).post(Service.REMEDIATION, path, digest).orEnd(name + " could not approve");
        }
        String state = read(plan.id()).state();
        stage.narrator().step("operations-1 and finance-1 approve it too: the plan is %s.".formatted(state));
        if (plan.financeNeeded() > 1) {
            approveAboveThreshold(plan);
        }
    }

    /** Three persons are not enough: neither money nor mail may leave before a second person of finance. */
    private void approveAboveThreshold(Planned plan) {
        Map<String, String> digest = Map.of("digest", plan.digest());
        String path = "/v1/plans/%s/".formatted(plan.id());
        for (Answer early : List.of(
                stage.person("operations-1").post(Service.REMEDIATION, path + "release", digest),
                stage.person("customer-success-1").post(Service.REMEDIATION, path + "notices", Map.of()))) {
            if (early.status() != CONFLICT) {
                throw new CannotGoOnException(
                        "Three persons were enough, and the answer was %d %s".formatted(early.status(), early.text()));
            }
        }
        stage.person("finance-2")
                .post(Service.REMEDIATION, path + "approvals", digest)
                .orEnd("finance-2 could not approve");
        stage.narrator()
                .tell("It is above the firm's threshold, so finance-2 has to approve it as well: the plan is %s."
                        .formatted(read(plan.id()).state()));
    }

    private void release(Planned plan) {
        stage.person("operations-1")
                .post(Service.REMEDIATION, "/v1/plans/%s/release".formatted(plan.id()), Map.of("digest", plan.digest()))
                .orEnd("The plan could not be released");
        stage.narrator().step("operations-1 releases the plan; its digest was worked out again and agrees.");
    }

    /** The open deals with something to take back are booked anew. */
    private void rebooked(Planned plan) {
        Person operations = stage.person("operations-1");
        TreeSet<String> deals = new TreeSet<>();
        plan.findings().stream()
                .filter(finding -> finding.remedy().equals("REFUND"))
                .forEach(finding -> deals.add(finding.deal()));
        if (deals.isEmpty()) {
            stage.narrator().tell("No wrong deal is open any more: nothing is rebooked.");
            return;
        }
        stage.narrator().step("The open deals are booked anew: what is refunded goes to the firm's error account.");
        for (String deal : deals) {
            stage.await("the rebooking of " + deal, () -> correction(operations, deal));
            List<Finding> refunds = plan.findings().stream()
                    .filter(finding ->
                            finding.deal().equals(deal) && finding.remedy().equals("REFUND"))
                    .toList();
            stage.narrator()
                    .tell("%s: a correction supersedes what was booked; %s of %s are in the error account."
                            .formatted(
                                    deal,
                                    Amounts.sum(
                                            refunds,
                                            one -> one.difference().negate(),
                                            refunds.getFirst().currency()),
                                    Stage.count(refunds.size(), "investor")));
        }
    }

    private static Optional<JsonNode> correction(Person reader, String deal) {
        JsonNode allocations = reader.get(Service.ALLOCATION, "/v1/deals/%s/allocations".formatted(Stage.segment(deal)))
                .orEnd("The allocations of %s could not be read".formatted(deal))
                .json();
        JsonNode items = allocations.isArray() ? allocations : allocations.path("items");
        JsonNode newest = items.path(items.size() - 1);
        return newest.path("origin").asText().equals("CORRECTION") ? Optional.of(newest) : Optional.empty();
    }

    Planned read(String plan) {
        return Planned.of(stage.person("operations-2")
                .get(Service.REMEDIATION, "/v1/plans/" + plan)
                .orEnd("The plan could not be read")
                .json());
    }
}
