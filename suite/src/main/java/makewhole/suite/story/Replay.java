package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Person;

/** Every past deal is worked out again, and the result is checked a second time by code that shares nothing with the first. */
final class Replay {
    private final Stage stage;

    Replay(Stage stage) {
        this.stage = stage;
    }

    Audited tell(String incident) {
        Audited audited = audit();
        scope(incident, audited);
        return audited;
    }

    private Audited audit() {
        Person engineer = stage.person("engineering-1");
        stage.narrator()
                .step("engineering-1 has every past deal worked out again: what was booked against what is right.");
        String id = engineer.post(Service.ALLOCATION, "/v1/audits", Map.of("scope", Map.of("kind", "ALL")))
                .orEnd("The audit could not be started")
                .json()
                .path("audit")
                .asText();
        JsonNode audit = stage.await("the audit", () -> {
            JsonNode now = engineer.get(Service.ALLOCATION, "/v1/audits/" + id)
                    .orEnd("The audit could not be read")
                    .json();
            return now.path("state").asText().equals("RUNNING") ? Optional.empty() : Optional.of(now);
        });
        if (!audit.path("state").asText().equals("DONE")) {
            throw new CannotGoOnException(
                    "The audit ended as %s.".formatted(audit.path("state").asText()));
        }
        List<String> wrong = new ArrayList<>();
        Map<String, Long> investors = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (JsonNode deal : stage.all(engineer, Service.ALLOCATION, "/v1/audits/%s/deals".formatted(id))) {
            String name = deal.path("deal").asText();
            switch (deal.path("verdict").asText()) {
                case "RIGHT" -> {}
                case "WRONG" -> {
                    wrong.add(name);
                    investors.put(name, deal.path("investors").asLong());
                    lines.add("%s is wrong: %s of %s."
                            .formatted(
                                    name,
                                    Stage.count(deal.path("findings").asLong(), "finding"),
                                    Stage.count(deal.path("investors").asLong(), "investor")));
                }
                default ->
                    lines.add("%s: %s, %s"
                            .formatted(
                                    name,
                                    deal.path("verdict").asText(),
                                    deal.path("reason").asText()));
            }
        }
        stage.narrator()
                .tell("%s: %s right, %s wrong; %s."
                        .formatted(
                                Stage.count(audit.path("dealsTotal").asLong(), "deal"),
                                Stage.count(audit.path("right").asLong()),
                                Stage.count(audit.path("wrong").asLong()),
                                Stage.count(audit.path("findings").asLong(), "finding")));
        lines.forEach(stage.narrator()::tell);
        return withFindings(engineer, id, audit.path("dealsTotal").asLong(), wrong, investors);
    }

    private Audited withFindings(
            Person reader, String audit, long deals, List<String> wrong, Map<String, Long> investors) {
        List<JsonNode> findings = stage.all(reader, Service.ALLOCATION, "/v1/audits/%s/findings".formatted(audit));
        Map<String, BigDecimal> excess = new TreeMap<>();
        long aboveStatutoryLimits = 0;
        for (JsonNode finding : findings) {
            if (finding.path("kind").asText().equals("OVER")) {
                BigDecimal tooMuch = new BigDecimal(finding.path("booked").asText())
                        .subtract(new BigDecimal(finding.path("right").asText()));
                excess.merge(finding.path("currency").asText(), tooMuch, BigDecimal::add);
                boolean aboveCap = new BigDecimal(finding.path("aboveCapBy").asText()).signum() > 0;
                if (aboveCap && finding.path("limitKind").asText().equals("STATUTORY")) {
                    aboveStatutoryLimits++;
                }
            }
        }
        return new Audited(audit, deals, wrong, findings.size(), investors, excess, aboveStatutoryLimits);
    }

    private void scope(String incident, Audited audited) {
        Person lawyer = stage.person("legal-1");
        stage.narrator().step("legal-1 takes the audit as the scope; remediation-service first checks it by itself.");
        String path = "/v1/incidents/%s/scope".formatted(incident);
        lawyer.post(Service.REMEDIATION, path, Map.of("audit", audited.audit())).orEnd("The scope could not be set");
        JsonNode scope = stage.await("remediation-service to check every certificate", () -> {
            JsonNode now = lawyer.get(Service.REMEDIATION, path)
                    .orEnd("The scope could not be read")
                    .json();
            return now.path("state").asText().equals("RUNNING") ? Optional.empty() : Optional.of(now);
        });
        if (!scope.path("state").asText().equals("DONE")) {
            throw new CannotGoOnException("remediation-service does not agree with the audit: %s"
                    .formatted(scope.path("reason").asText()));
        }
        if (scope.path("findings").asLong() != audited.findings()) {
            throw new CannotGoOnException("The audit has %d findings, the scope %d."
                    .formatted(audited.findings(), scope.path("findings").asLong()));
        }
        stage.narrator()
                .tell("%s checked, %s agreed with."
                        .formatted(
                                Stage.count(scope.path("certificatesChecked").asLong(), "certificate"),
                                Stage.count(scope.path("findings").asLong(), "finding")));
    }
}
