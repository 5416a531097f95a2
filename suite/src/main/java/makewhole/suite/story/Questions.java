package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Person;

/** Five teams are asked with the declaration, and answer once the audit has shown what is so. */
final class Questions {
    private final Stage stage;

    Questions(Stage stage) {
        this.stage = stage;
    }

    void asked(String incident) {
        stage.narrator().chapter("Know it");
        JsonNode inquiries = read(incident);
        stage.narrator()
                .step("With the declaration, %s went out; answers are due by %s."
                        .formatted(
                                inquiries.size() == 1 ? "1 inquiry" : Stage.count(inquiries.size()) + " inquiries",
                                inquiries.path(0).path("due").asText()));
    }

    void answered(String incident, Audited audited) {
        stage.narrator().step("The teams answer.");
        KnownFacts facts = new KnownFacts(stage.folder(), audited);
        for (JsonNode inquiry : read(incident)) {
            String team = inquiry.path("team").asText();
            Person person = stage.person(team.toLowerCase(Locale.ROOT).replace('_', '-') + "-1");
            Map<String, String> answers = new LinkedHashMap<>();
            for (JsonNode question : inquiry.path("questions")) {
                if (!question.path("optional").asBoolean()) {
                    answers.put(question.path("id").asText(), facts.answer(question));
                }
            }
            person.put(
                            Service.REMEDIATION,
                            "/v1/incidents/%s/inquiries/%s/answers".formatted(incident, team),
                            Map.of("answers", answers, "submit", true))
                    .orEnd("The answers of %s were not taken".formatted(person.name()));
            stage.narrator().tell("%s: %s.".formatted(person.name(), Stage.count(answers.size(), "answer")));
        }
    }

    private JsonNode read(String incident) {
        return stage.person("audit-1")
                .get(Service.REMEDIATION, "/v1/incidents/%s/inquiries".formatted(incident))
                .orEnd("The inquiries could not be read")
                .json()
                .path("items");
    }
}
