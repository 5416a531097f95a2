package makewhole.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import makewhole.suite.machine.Account;
import makewhole.suite.machine.Debtor;
import makewhole.suite.machine.Installation;
import makewhole.suite.machine.Jvm;
import makewhole.suite.machine.Ports;
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Answer;
import makewhole.suite.rest.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All services together on the day on which the active version gives a wrong result: nobody but the certificate sees it. */
class RefusedCertificateIT {
    private static final Path HOME = Path.of(System.getProperty("makewhole.home"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_refused_certificate_halts_its_version_and_opens_an_incident_that_says_why() {
        try (RunningSuite suite = RunningSuite.of(installation(), sentence -> {});
                HttpClient http = HttpClient.newHttpClient()) {
            suite.start();
            Person operations = person(suite, http, "operations-1", "OPERATIONS");
            Person engineering = person(suite, http, "engineering-1", "ENGINEERING");
            offer(operations, "D-1");
            offer(operations, "D-2");

            Answer refused = publish(operations, "D-1", Map.of());

            assertThat(refused.problem()).isEqualTo("certificate-rejected");
            JsonNode version = awaited(
                    () -> engineering.get(Service.ALLOCATION, "/v1/versions/proration-1"),
                    seen -> seen.path("rejection").path("incident").isTextual());
            assertThat(version.path("state").asText()).isEqualTo("SUSPECT");
            String path = "/v1/incidents/"
                    + version.path("rejection").path("incident").asText();
            JsonNode incident = awaited(
                    () -> engineering.get(Service.REMEDIATION, path),
                    seen -> seen.path("containment").path("state").asText().equals("CONFIRMED"));
            assertThat(incident.path("suspectedVersion").asText()).isEqualTo("proration-1");
            assertThat(incident.path("reportedDeals")).map(JsonNode::asText).containsExactly("D-1");
            assertThat(incident.path("refusedCertificate")
                            .path("violations")
                            .path(0)
                            .asText())
                    .startsWith("CAP: INV-B");
            assertThat(publish(operations, "D-2", Map.of("algorithmVersion", "proration-1"))
                            .problem())
                    .isEqualTo("kill-switch-engaged");
            for (String deal : List.of("D-1", "D-2")) {
                assertThat(engineering
                                .get(Service.ALLOCATION, "/v1/deals/%s/allocations".formatted(deal))
                                .json()
                                .path("items"))
                        .as("nothing of %s was published", deal)
                        .isEmpty();
            }
        }
    }

    private Installation installation() {
        return new Installation(
                HOME,
                folder.resolve("data"),
                folder.resolve("mails"),
                Ports.parse("0,0,0"),
                Optional.empty(),
                "proration-1=ACTIVE,proration-2=CANDIDATE",
                List.of(Debtor.ofAFictionalFirm("USD")),
                Jvm.SMALL_AND_QUICK);
    }

    /** Where INV-A leaves over what lifts INV-B above their cap. */
    private static void offer(Person operations, String deal) {
        Map<String, String> requested = Map.of("INV-A", "10.00", "INV-B", "40.00", "INV-C", "100.00");
        Answer taken = operations.post(
                Service.ALLOCATION,
                "/v1/deals",
                Map.of(
                        "deal", deal,
                        "name", "A deal",
                        "currency", "USD",
                        "unitPrice", "1",
                        "allocationAmount", "100.00",
                        "closedOn", "2999-01-01",
                        "fundedOn", "2999-01-03",
                        "correctionWindowEndsOn", "2999-01-31",
                        "commitments",
                                Stream.of("INV-A", "INV-B", "INV-C")
                                        .map(investor -> Map.of(
                                                "investor",
                                                investor,
                                                "requested",
                                                requested.getOrDefault(investor, ""),
                                                "weight",
                                                "100.00",
                                                "committedAt",
                                                "2026-01-05T09:00:00Z"))
                                        .toList()));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    }

    private static Answer publish(Person operations, String deal, Map<String, String> version) {
        return operations.post(Service.ALLOCATION, "/v1/deals/%s/allocations".formatted(deal), version);
    }

    private static Person person(RunningSuite suite, HttpClient http, String name, String role) {
        Account account = new Account(name, role);
        return new Person(http, suite.installation().ports(), account, suite.password(account));
    }

    private static JsonNode awaited(Supplier<Answer> ask, Predicate<JsonNode> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = ask.get();
        while (!condition.test(answer.json())) {
            assertThat(System.nanoTime()).as("still %s", answer.text()).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = ask.get();
        }
        return answer.json();
    }
}
