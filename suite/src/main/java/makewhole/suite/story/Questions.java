package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import makewhole.suite.folder.Incident;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Person;

/** Five teams are asked, and each answers what it knows on the day of the discovery. */
final class Questions {
    private final Stage stage;

    Questions(Stage stage) {
        this.stage = stage;
    }

    void tell(String incident) {
        stage.narrator().chapter("Know it");
        String path = "/v1/incidents/%s/inquiries".formatted(incident);
        JsonNode inquiries = stage.person("audit-1")
                .get(Service.REMEDIATION, path)
                .orEnd("The inquiries could not be read")
                .json()
                .path("items");
        stage.narrator().step("Five teams are asked and answer.");
        for (JsonNode inquiry : inquiries) {
            String team = inquiry.path("team").asText();
            Person person = stage.person(team.toLowerCase(Locale.ROOT).replace('_', '-') + "-1");
            Map<String, String> answers = new LinkedHashMap<>();
            for (JsonNode question : inquiry.path("questions")) {
                answers.put(question.path("id").asText(), answer(question, team));
            }
            person.put(
                            Service.REMEDIATION,
                            "%s/%s/answers".formatted(path, team),
                            Map.of("answers", answers, "submit", true))
                    .orEnd("The answers of %s were not taken".formatted(person.name()));
            stage.narrator().tell("%s answers %s.".formatted(person.name(), Stage.count(answers.size(), "question")));
        }
    }

    private String answer(JsonNode question, String team) {
        Incident incident = stage.folder().incident();
        return switch (question.path("type").asText()) {
            case "DATE" -> incident.discoveredOn().toString();
            case "MONEY" -> "0";
            case "CHOICE" -> question.path("choices").path(0).asText();
            default ->
                "%s: known so far is what was reported on %s about %s; the audit of all deals decides the rest."
                        .formatted(
                                team.toLowerCase(Locale.ROOT).replace('_', ' '),
                                incident.discoveredOn(),
                                incident.reportedDeals().isEmpty()
                                        ? "no deal in particular"
                                        : String.join(", ", incident.reportedDeals()));
        };
    }
}
