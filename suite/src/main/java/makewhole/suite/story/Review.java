package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Answer;
import makewhole.suite.rest.Person;

/** What is learned is written down and published by two people, the incident is closed, and the journals are checked. */
final class Review {
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(20);

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
        stage.person("operations-1")
                .post(
                        Service.REMEDIATION,
                        path + "/post-mortem/review",
                        Map.of("comment", "Read against the timeline and the tie-out."))
                .orEnd("The post-mortem could not be reviewed");
        stage.narrator().step("operations-1, who wrote none of it, approves the text.");
        stage.person("legal-1")
                .post(Service.REMEDIATION, path + "/post-mortem/publication", Map.of())
                .orEnd("The post-mortem could not be published");
        stage.narrator().step("legal-1 publishes it.");
        close(path);
        stage.narrator().step("legal-1 closes incident %s.".formatted(incident));
        journals();
    }

    /** Gates open when their evidence has been seen, which may take a moment. */
    private void close(String path) {
        Person lawyer = stage.person("legal-1");
        long deadline = System.nanoTime() + LONGEST_CLOSING.toNanos();
        stage.await("the gates before closing", () -> {
            Answer answer = lawyer.post(Service.REMEDIATION, path + "/closing", Map.of());
            if (answer.problem().equals("gate-closed") && System.nanoTime() < deadline) {
                return Optional.empty();
            }
            return Optional.of(answer.orEnd("The incident could not be closed"));
        });
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
