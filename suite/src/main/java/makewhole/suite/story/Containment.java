package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.folder.Incident;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Answer;
import makewhole.suite.rest.Person;

/** Somebody reports it, and it stops: the switch is engaged, confirmed, and holds. */
final class Containment {
    private final Stage stage;

    Containment(Stage stage) {
        this.stage = stage;
    }

    /** Declares the incident; gives its id. */
    String tell(LiveDeal live) {
        stage.narrator().chapter("Stop it");
        String incident = declare();
        confirmed(incident);
        suspected();
        refused(live);
        return incident;
    }

    private String declare() {
        Incident reported = stage.folder().incident();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", reported.title());
        body.put("discoveredOn", reported.discoveredOn().toString());
        body.put("reportedDeals", reported.reportedDeals());
        body.put("suspectedVersion", reported.suspectedAlgorithm());
        String id = stage.person("customer-success-1")
                .post(Service.REMEDIATION, "/v1/incidents", body)
                .orEnd("The incident could not be declared")
                .json()
                .path("incident")
                .asText();
        stage.narrator()
                .step("customer-success-1 declares incident %s on %s: \"%s\"."
                        .formatted(id, reported.discoveredOn(), reported.title()));
        stage.narrator()
                .tell("Reported: %s. Suspected: %s."
                        .formatted(
                                reported.reportedDeals().isEmpty()
                                        ? "no deal in particular"
                                        : String.join(", ", reported.reportedDeals()),
                                reported.suspectedAlgorithm()));
        return id;
    }

    private void confirmed(String incident) {
        Person engineer = stage.person("engineering-1");
        JsonNode containment = stage.await("the confirmation of the kill switch", () -> {
            JsonNode now = engineer.get(Service.REMEDIATION, "/v1/incidents/" + incident)
                    .orEnd("The incident could not be read")
                    .json()
                    .path("containment");
            return now.path("state").asText().equals("CONFIRMED") ? Optional.of(now) : Optional.empty();
        });
        stage.narrator()
                .step("remediation-service engages the kill switch; allocation-service confirms %s."
                        .formatted(Stage.count(containment.path("switches").size(), "engagement")));
        JsonNode halted = engineer.get(Service.ALLOCATION, "/v1/kill-switch")
                .orEnd("The kill switch could not be read")
                .json();
        for (JsonNode engagement : halted.path("engagements")) {
            JsonNode scope = engagement.path("scope");
            stage.narrator()
                    .tell("%s %s: %s, since %s, for %s."
                            .formatted(
                                    scope.path("kind").asText().equals("ALL")
                                            ? "all new allocations"
                                            : scope.path("kind").asText().toLowerCase(java.util.Locale.ROOT),
                                    scope.path("name").asText("").replace("null", ""),
                                    engagement.path("state").asText(),
                                    engagement.path("since").asText(),
                                    engagement.path("incident").asText())
                            .replace(" :", ":"));
        }
        if (!halted.path("engaged").asBoolean()) {
            throw new CannotGoOnException(
                    "The kill switch was confirmed, but allocation-service says it is not engaged.");
        }
    }

    private void suspected() {
        String suspect = stage.folder().incident().suspectedAlgorithm();
        for (JsonNode version : stage.person("audit-1")
                .get(Service.ALLOCATION, "/v1/versions")
                .orEnd("The versions could not be read")
                .json()
                .path("items")) {
            if (version.path("version").asText().equals(suspect)) {
                stage.narrator()
                        .tell("%s is now %s."
                                .formatted(suspect, version.path("state").asText()));
            }
        }
    }

    private void refused(LiveDeal live) {
        stage.narrator().step("operations-1 tries to publish the live deal %s all the same.".formatted(live.id()));
        Answer answer = stage.person("operations-1")
                .post(Service.ALLOCATION, "/v1/deals/%s/allocations".formatted(Stage.segment(live.id())), Map.of());
        if (!answer.problem().equals("kill-switch-engaged")) {
            throw new CannotGoOnException("The kill switch is engaged, and yet publishing was not refused by it: %s %s"
                    .formatted(answer.status(), answer.text()));
        }
        stage.narrator().tell("Refused with %d: %s".formatted(answer.status(), answer.reason()));
    }
}
