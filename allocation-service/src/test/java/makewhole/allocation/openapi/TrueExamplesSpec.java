package makewhole.allocation.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import makewhole.allocation.testing.Calls;
import makewhole.platform.problem.Problem;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.ProblemTable;
import org.junit.jupiter.api.Test;

/** Every call and every problem has an example in the description of the service, and the examples are true. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class TrueExamplesSpec {
    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    private final Examples examples = Examples.shipped();

    @Test
    void every_call_has_an_example_of_its_request_and_of_its_answer() throws IOException {
        List<String> missing = new ArrayList<>();
        Set<String> calls = new TreeSet<>();
        JsonNode paths = description().get("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                String name = call.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                calls.add(name);
                if (call.getValue().has("requestBody")
                        && !hasExample(call.getValue().at("/requestBody/content"))) {
                    missing.add("request of " + name);
                }
                boolean answered = call.getValue().get("responses").properties().stream()
                        .filter(answer -> answer.getKey().startsWith("2"))
                        .anyMatch(answer -> hasExample(answer.getValue().path("content")));
                if (!answered) {
                    missing.add("answer of " + name);
                }
            }
        }
        assertThat(calls).hasSizeGreaterThan(40);
        assertThat(missing).isEmpty();
        assertThat(examples.operations().keySet())
                .as("examples of calls that there are not")
                .isSubsetOf(calls);
    }

    @Test
    void every_example_is_what_the_service_reads_and_writes() throws IOException {
        List<Call> calls = Call.all();
        assertThat(calls).hasSizeGreaterThan(40);
        for (Call call : calls) {
            Examples.Exchange exchange = examples.operations().get(call.name());
            if (exchange == null) {
                continue; // The other test says so.
            }
            if (call.takes().isPresent() && exchange.request() != null) {
                Object request = read(call.takes().get(), exchange.request(), call.name());
                assertThat(validator.validate(request))
                        .as("request of " + call.name())
                        .isEmpty();
            }
            Object given = exchange.answer();
            if (call.gives().isPresent() && given != null && !(given instanceof String)) {
                Object answer = read(call.gives().get(), given, call.name());
                assertThat(json.readTree(json.writeValueAsString(answer)))
                        .as("answer of " + call.name())
                        .isEqualTo(json.readTree(json.writeValueAsString(given)));
            }
        }
    }

    @Test
    void every_problem_that_the_tables_know_has_a_sample_and_says_what_to_do() throws IOException {
        Set<String> known =
                ProblemTable.given(Path.of("src/main/java/makewhole/allocation"), Path.of("../platform/src/main/java"));
        assertThat(known).hasSizeGreaterThan(40).contains("kill-switch-engaged", "idempotency-key-missing");
        assertThat(examples.problems().keySet()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(ProblemTable.described(Path.of("../docs/api/README.md"))).containsAll(known);
        JsonNode described = description().at("/components/examples");
        for (String name : known) {
            Examples.Problem problem =
                    Objects.requireNonNull(examples.problems().get(name), name);
            Problem sample = json.convertValue(problem.sample(), Problem.class);
            assertThat(sample.type()).isEqualTo(Problem.TYPES + name);
            assertThat(sample.detail()).isNotBlank();
            if (!Calls.SAID_ELSEWHERE.contains(name)) {
                assertThat(sample.detail()).as(name).matches(Calls.ADVICE);
            }
            assertThat(problem.remedy()).as(name).isNotBlank();
            assertThat(described.at("/%s/summary".formatted(name)).asText()).isEqualTo(problem.remedy());
        }
    }

    @Test
    void every_reference_of_the_description_leads_somewhere() throws IOException {
        JsonNode description = description();
        List<String> references = description.findValuesAsText("$ref");
        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private JsonNode description() throws IOException {
        return json.readTree(given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static boolean hasExample(JsonNode content) {
        return content.properties().stream()
                .anyMatch(media ->
                        media.getValue().has("example") || media.getValue().has("examples"));
    }

    private Object read(JavaType type, Object example, String name) {
        try {
            return json.readerFor(type).readValue(json.writeValueAsString(example));
        } catch (IOException untrue) {
            throw new AssertionError("the example of " + name + " is not a " + type, untrue);
        }
    }
}
