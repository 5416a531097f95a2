package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.folder.Incident;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Answer;
import makewhole.suite.rest.Person;

/** The wrong deals become regression cases, the right version is verified and activated by two people, and service resumes. */
final class Repair {
    private final Stage stage;

    Repair(Stage stage) {
        this.stage = stage;
    }

    void tell(String incident, Audited audited, LiveDeal live) {
        stage.narrator().chapter("Fix it");
        freeze(audited);
        verify(audited);
        activate();
        release(incident);
        publish(live);
    }

    private void freeze(Audited audited) {
        JsonNode cases = stage.person("engineering-1")
                .post(Service.ALLOCATION, "/v1/regression-cases", Map.of("audit", audited.audit()))
                .orEnd("The regression cases could not be frozen")
                .json()
                .path("cases");
        stage.narrator()
                .step("engineering-1 freezes the wrong deals as regression cases: %s."
                        .formatted(Stage.count(cases.size(), "case")));
    }

    private void verify(Audited audited) {
        Person engineer = stage.person("engineering-1");
        stage.narrator().step("engineering-1 has %s verified.".formatted(Incident.RIGHT_VERSION));
        String path = "/v1/versions/%s/verification".formatted(Incident.RIGHT_VERSION);
        engineer.post(Service.ALLOCATION, path, Map.of("audit", audited.audit()))
                .orEnd("The verification could not be started");
        JsonNode verification = stage.await("the verification of " + Incident.RIGHT_VERSION, () -> {
            JsonNode now = engineer.get(Service.ALLOCATION, path)
                    .orEnd("The verification could not be read")
                    .json();
            return now.path("state").asText().equals("RUNNING") ? Optional.empty() : Optional.of(now);
        });
        if (!verification.path("state").asText().equals("PASSED")) {
            throw new CannotGoOnException(
                    "%s was not verified: %s".formatted(Incident.RIGHT_VERSION, verification.path("failures")));
        }
        stage.narrator()
                .tell("%s and the laws on %s hold; %s replayed and certified; it differs from booked exactly by the %s."
                        .formatted(
                                Stage.count(
                                        verification
                                                .path("regressionCasesPassed")
                                                .asLong(),
                                        "regression case"),
                                Stage.count(verification.path("lawBooksPassed").asLong(), "random book"),
                                Stage.count(verification.path("dealsCertified").asLong(), "deal"),
                                Stage.count(
                                        verification
                                                .path("differencesFromBooked")
                                                .asLong(),
                                        "finding")));
    }

    private void activate() {
        String path = "/v1/versions/%s/".formatted(Incident.RIGHT_VERSION);
        Person engineer = stage.person("engineering-1");
        engineer.post(Service.ALLOCATION, path + "activation-request", reason("It is verified"))
                .orEnd("The activation could not be requested");
        stage.narrator()
                .step("engineering-1 requests that %s becomes active, and tries to confirm it as well."
                        .formatted(Incident.RIGHT_VERSION));
        requireRefused(engineer.post(Service.ALLOCATION, path + "activation-confirmation", reason("It is verified")));
        stage.person("operations-1")
                .post(Service.ALLOCATION, path + "activation-confirmation", reason("The verification has passed"))
                .orEnd("The activation could not be confirmed");
        stage.narrator().step("operations-1 confirms: %s is active.".formatted(Incident.RIGHT_VERSION));
    }

    private void release(String incident) {
        Person operations = stage.person("operations-1");
        JsonNode engagement = engagementOfAll(operations, incident);
        String path = "/v1/kill-switch/engagements/%s/"
                .formatted(engagement.path("id").asText());
        operations
                .post(Service.ALLOCATION, path + "release-request", reason("The verified version is active"))
                .orEnd("The release could not be requested");
        stage.narrator().step("operations-1 requests the release of the switch for all allocations.");
        stage.person("legal-1")
                .post(Service.ALLOCATION, path + "release-confirmation", reason("Nothing speaks against it"))
                .orEnd("The release could not be confirmed");
        stage.narrator()
                .step("legal-1 confirms: the service is back. %s stays halted."
                        .formatted(stage.folder().incident().suspectedAlgorithm()));
    }

    private void publish(LiveDeal live) {
        JsonNode allocation = stage.person("operations-1")
                .post(Service.ALLOCATION, "/v1/deals/%s/allocations".formatted(Stage.segment(live.id())), Map.of())
                .orEnd("The live deal could not be published although the switch was released")
                .json();
        stage.narrator()
                .step("operations-1 publishes the live deal %s again: it works now, by %s, for %s."
                        .formatted(
                                live.id(),
                                allocation.path("algorithmVersion").asText(),
                                Stage.count(allocation.path("lines").size(), "investor")));
    }

    private static JsonNode engagementOfAll(Person reader, String incident) {
        for (JsonNode engagement : reader.get(Service.ALLOCATION, "/v1/kill-switch")
                .orEnd("The kill switch could not be read")
                .json()
                .path("engagements")) {
            if (engagement.path("scope").path("kind").asText().equals("ALL")
                    && engagement.path("incident").asText().equals(incident)) {
                return engagement;
            }
        }
        throw new CannotGoOnException("There is no engagement of all allocations for %s.".formatted(incident));
    }

    /** Shows that one person alone is refused. */
    private void requireRefused(Answer answer) {
        if (!answer.problem().equals("second-person-required")) {
            throw new CannotGoOnException("One person alone should have been refused, but the answer was %d %s"
                    .formatted(answer.status(), answer.text()));
        }
        stage.narrator().tell("Refused with %d: %s".formatted(answer.status(), answer.reason()));
    }

    private static Map<String, String> reason(String reason) {
        return Map.of("reason", reason);
    }
}
