package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.folder.Comparison;
import makewhole.suite.folder.Finding;
import makewhole.suite.folder.Folder;
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.machine.Service;
import makewhole.suite.machine.StoryClock;
import makewhole.suite.rest.Person;

/** From detection to post-mortem, over REST only. */
public final class Story {
    private static final int DIFFERENCES_SHOWN = 20;

    private final Stage stage;
    private final Results results;

    public Story(
            RunningSuite suite, HttpClient http, Folder folder, StoryClock clock, Narrator narrator, Results results) {
        this.stage = new Stage(suite, http, folder, clock, narrator);
        this.results = results;
    }

    /** Tells it from beginning to end; ends early, with a sentence, when something is not as it must be. */
    public void tell() {
        LiveDeal live = new Beginning(stage).tell();
        String incident = new Containment(stage).tell(live);
        Questions questions = new Questions(stage);
        questions.asked(incident);
        Audited audited = new Replay(stage).tell(incident);
        questions.answered(incident, audited);
        new Repair(stage).tell(incident, audited, live);
        if (audited.nothingIsWrong()) {
            stage.narrator().chapter("Put it right");
            stage.narrator()
                    .step(
                            "Nothing is wrong: all %s are right to the last unit. No plan, no payment, no notice is needed."
                                    .formatted(Stage.count(audited.deals(), "deal")));
            new Review(stage).tell(incident);
            write(incident, audited, Optional.empty(), Optional.empty(), 0);
        } else {
            Remedy remedy = new Remedy(stage);
            Planned plan = remedy.tell(incident);
            results.writeFindings(plan.findings());
            long notices = new Letters(stage).tell(plan);
            requireKept(notices);
            Settled settled = new Settlement(stage).tell(plan);
            new Review(stage).tell(incident);
            write(incident, audited, Optional.of(remedy.read(plan.id())), Optional.of(settled), notices);
        }
    }

    private void requireKept(long notices) {
        long kept = results.noticesKept();
        if (kept != notices) {
            throw new CannotGoOnException("notification-service says it sent %d notices, the mail server has taken %d."
                    .formatted(notices, kept));
        }
        stage.narrator()
                .tell("The mail server has taken %s, in %s."
                        .formatted(Stage.count(kept, "message"), results.notices()));
    }

    private void write(
            String incident, Audited audited, Optional<Planned> plan, Optional<Settled> settled, long notices) {
        Person auditor = stage.person("audit-1");
        List<Finding> findings = plan.map(Planned::findings).orElse(List.of());
        results.writeFindings(findings);
        results.writeJson("plan.json", plan.<Object>map(Planned::json).orElse(Map.of("lines", List.of())));
        results.write(
                "journal.csv",
                plan.map(one -> text(auditor, "/v1/plans/%s/journal".formatted(one.id()), "text/csv"))
                        .orElse("date,entry,account,currency,debit,credit,line,text\n"));
        settled.ifPresent(one -> paymentFiles(one.files()));
        for (String deal : audited.wrong()) {
            results.write(
                    "deal-%s.svg".formatted(deal.replaceAll("[^A-Za-z0-9._-]", "-")),
                    text(
                            auditor,
                            "/v1/incidents/%s/pictures/%s".formatted(incident, Stage.segment(deal)),
                            "image/svg+xml"));
        }
        String path = "/v1/incidents/%s/".formatted(incident);
        results.write("timeline.md", text(auditor, path + "timeline", "text/markdown"));
        results.write("post-mortem.md", text(auditor, path + "post-mortem", "text/markdown"));
        results.write("post-mortem.html", text(auditor, path + "post-mortem", "text/html"));
        results.write("post-mortem.pdf", auditor.file(Service.REMEDIATION, path + "post-mortem", "application/pdf"));
        results.writeJson("summary.json", summary(incident, audited, plan, settled, notices));
        compare(audited, findings);
    }

    private String text(Person reader, String path, String mediaType) {
        return reader.get(Service.REMEDIATION, path, mediaType)
                .orEnd("%s could not be read".formatted(path))
                .text();
    }

    /** The first file is the one named by the contract; with several currencies each is there by its own name too. */
    private void paymentFiles(List<PaymentFile> files) {
        if (files.isEmpty()) {
            return;
        }
        results.write("pain.001.xml", files.getFirst().content());
        if (files.size() > 1) {
            Map<String, Integer> seen = new TreeMap<>();
            for (PaymentFile file : files) {
                int number = seen.merge(file.currency(), 1, Integer::sum);
                results.write(
                        "pain.001-%s%s.xml".formatted(file.currency(), number == 1 ? "" : "-" + number),
                        file.content());
            }
        }
    }

    private Map<String, Object> summary(
            String incident, Audited audited, Optional<Planned> plan, Optional<Settled> settled, long notices) {
        Map<String, String> tieOut = new TreeMap<>();
        for (String currency : stage.folder().currencies()) {
            tieOut.put(currency, Money.zero(Currencies.of(currency)).amount());
        }
        List<JsonNode> byCurrency = new ArrayList<>();
        settled.ifPresent(one -> one.tieOut().path("currencies").forEach(byCurrency::add));
        for (JsonNode currency : byCurrency) {
            tieOut.put(
                    currency.path("currency").asText(),
                    new BigDecimal(currency.path("difference").asText()).toPlainString());
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("dealsAudited", audited.deals());
        summary.put("dealsWrong", audited.wrong());
        summary.put("findings", audited.findings());
        summary.put("notices", notices);
        summary.put("tieOut", tieOut);
        summary.put("incident", incident);
        plan.ifPresent(one -> {
            summary.put("plan", one.id());
            summary.put("planDigest", one.digest());
            summary.put("totals", one.json().path("totals"));
        });
        summary.put("tieOutByCurrency", byCurrency);
        return summary;
    }

    private void compare(Audited audited, List<Finding> findings) {
        Optional<JsonNode> expected = stage.folder().expected();
        if (expected.isEmpty()) {
            stage.narrator().tell("The folder holds no expected.json: there is nothing to compare with.");
            return;
        }
        Comparison comparison = Comparison.of(expected.get(), audited.deals(), audited.investorsByDeal(), findings);
        List<String> differences = comparison.differences();
        if (!differences.isEmpty()) {
            String shown = differences.stream()
                    .limit(DIFFERENCES_SHOWN)
                    .map(one -> "  " + one)
                    .collect(java.util.stream.Collectors.joining("\n"));
            throw new CannotGoOnException("%s from expected.json; the first:%n%s"
                    .formatted(Stage.count(differences.size(), "difference"), shown));
        }
        stage.narrator()
                .step("Compared with expected.json: all %s figures agree."
                        .formatted(Stage.count(comparison.compared())));
    }
}
