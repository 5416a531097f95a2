package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Person;

/** Every affected customer is told, once, after customer success has approved exactly that. */
final class Letters {
    private final Stage stage;

    Letters(Stage stage) {
        this.stage = stage;
    }

    /** Sends them; gives how many were sent. */
    long tell(Planned plan) {
        stage.narrator().chapter("Say it");
        String batch = write(plan);
        Person approver = stage.person("customer-success-2");
        JsonNode waiting = batch(approver, batch);
        approver.post(
                        Service.NOTIFICATION,
                        "/v1/batches/%s/approval".formatted(batch),
                        Map.of("digest", waiting.path("digest").asText()))
                .orEnd("The notices could not be approved");
        stage.narrator()
                .step("customer-success-2 looks at samples and approves %s under their digest."
                        .formatted(Stage.count(waiting.path("rows").asLong(), "notice")));
        long sent = sent(approver, batch);
        known(plan);
        return sent;
    }

    private String write(Planned plan) {
        Person writer = stage.person("customer-success-1");
        String path = "/v1/plans/%s/notices".formatted(plan.id());
        writer.post(Service.REMEDIATION, path, Map.of()).orEnd("The notices could not be written");
        stage.narrator().step("customer-success-1 has a notice written for every line of the plan.");
        return stage.await("the batch of notices", () -> {
            JsonNode notices = writer.get(Service.REMEDIATION, path)
                    .orEnd("The notices could not be read")
                    .json();
            return notices.hasNonNull("batch")
                    ? Optional.of(notices.path("batch").asText())
                    : Optional.empty();
        });
    }

    private long sent(Person reader, String id) {
        JsonNode batch = stage.await("the notices to be sent", () -> {
            JsonNode now = batch(reader, id);
            return now.path("state").asText().equals("DONE") ? Optional.of(now) : Optional.empty();
        });
        List<String> counts = new ArrayList<>();
        long total = 0;
        for (var count : batch.path("counts").properties()) {
            total = Math.addExact(total, count.getValue().asLong());
            if (count.getValue().asLong() > 0) {
                counts.add("%s %s".formatted(Stage.count(count.getValue().asLong()), count.getKey()));
            }
        }
        long rows = batch.path("rows").asLong();
        stage.narrator().step("The notices go out over SMTP: %s.".formatted(String.join(", ", counts)));
        if (total != rows) {
            throw new CannotGoOnException("The report counts %d notices, the batch has %d.".formatted(total, rows));
        }
        long sent = batch.path("counts").path("SENT").asLong()
                + batch.path("counts").path("DELIVERED").asLong();
        if (sent != rows) {
            throw new CannotGoOnException("Only %d of %d notices were sent.".formatted(sent, rows));
        }
        return sent;
    }

    /** remediation-service has heard of it too, before the story moves on to another day. */
    private void known(Planned plan) {
        Person reader = stage.person("customer-success-1");
        stage.await("remediation-service to hear that the notices are sent", () -> {
            JsonNode notices = reader.get(Service.REMEDIATION, "/v1/plans/%s/notices".formatted(plan.id()))
                    .orEnd("The notices could not be read")
                    .json();
            return notices.path("state").asText().equals("DONE") ? Optional.of(notices) : Optional.empty();
        });
    }

    private static JsonNode batch(Person reader, String id) {
        return reader.get(Service.NOTIFICATION, "/v1/batches/" + id)
                .orEnd("The batch of notices could not be read")
                .json();
    }
}
