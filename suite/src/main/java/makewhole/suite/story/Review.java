package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Person;

/** What is learned is written down and published by two people, the incident is closed, and the journals are checked. */
final class Review {
    private final Stage stage;

    Review(Stage stage) {
        this.stage = stage;
    }

    void tell(String incident) {
        stage.narrator().chapter("Learn");
        String path = "/v1/incidents/" + incident;
        stage.person("engineering-1")
                .post(Service.REMEDIATION, path + "/post-mortem", Map.of())
                .orEnd("The post-mortem could not be drafted");
        stage.narrator().step("engineering-1 drafts the post-mortem from what is known.");
        stage.person("legal-1")
                .post(Service.REMEDIATION, path + "/post-mortem/publication", Map.of())
                .orEnd("The post-mortem could not be published");
        stage.narrator().step("legal-1 publishes it.");
        stage.person("legal-1")
                .post(Service.REMEDIATION, path + "/closing", Map.of())
                .orEnd("The incident could not be closed");
        stage.narrator().step("legal-1 closes incident %s.".formatted(incident));
        journals();
    }

    private void journals() {
        stage.narrator().step("audit-1 has the journals of all three services worked out again.");
        Person auditor = stage.person("audit-1");
        for (Service service : Service.values()) {
            JsonNode verification = auditor.get(service, "/v1/journal/verification")
                    .orEnd("The journal of %s could not be verified".formatted(service.module()))
                    .json();
            if (!verification.path("intact").asBoolean()) {
                throw new CannotGoOnException("The journal of %s is broken at entry %d."
                        .formatted(
                                service.module(),
                                verification.path("firstBroken").asLong()));
            }
            stage.narrator()
                    .tell("%s: intact, %s."
                            .formatted(
                                    service.module(),
                                    verification.path("entries").asLong() == 1
                                            ? "1 entry"
                                            : Stage.count(verification
                                                            .path("entries")
                                                            .asLong()) + " entries"));
        }
    }
}
