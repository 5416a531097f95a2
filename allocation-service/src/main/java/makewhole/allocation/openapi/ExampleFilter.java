package makewhole.allocation.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.TreeMap;
import makewhole.platform.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Puts the shipped examples into the description of the service, and the problems that any call may be answered with. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ExampleFilter implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String TEXT = "text/";

    private final Examples examples = Examples.shipped();

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getPaths() == null || description.getComponents() == null) {
            return;
        }
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> examples.of(method.name(), path)
                                .ifPresent(exchange -> illustrate(operation, exchange))));
        new TreeMap<>(examples.problems())
                .forEach((name, problem) -> description.getComponents().addExample(name, example(problem)));
        description.getComponents().addSchema(PROBLEM, schema());
        description.getComponents().addResponse(PROBLEM, problems());
    }

    private void illustrate(Operation operation, Examples.Exchange exchange) {
        if (operation.getRequestBody() != null) {
            illustrate(operation.getRequestBody().getContent(), exchange.request());
        }
        if (operation.getResponses() == null) {
            return;
        }
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                illustrate(answer.getContent(), exchange.answer());
            }
        });
        operation
                .getResponses()
                .addAPIResponse("default", OASFactory.createAPIResponse().ref(PROBLEM));
    }

    /** Texts go to what is no JSON document, all else to what is one. */
    private static void illustrate(@Nullable Content content, @Nullable Object value) {
        if (content == null || value == null) {
            return;
        }
        content.getMediaTypes().forEach((type, media) -> {
            boolean takesTexts = type.startsWith(TEXT) || type.contains("ndjson");
            if (takesTexts == value instanceof String && media.getExamples() == null) {
                media.setExample(value);
            }
        });
    }

    private static Schema schema() {
        Schema error = object().addProperty("file", text())
                .addProperty("row", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("field", text())
                .addProperty("reason", text());
        return object().description("RFC 9457. Some types have further members, which their examples show.")
                .addProperty("type", text().description("Judge by its last part"))
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text().description("What happened, and what to do"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private APIResponse problems() {
        MediaType media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM));
        new TreeMap<>(examples.problems())
                .keySet()
                .forEach(name ->
                        media.addExample(name, OASFactory.createExample().ref(name)));
        return OASFactory.createAPIResponse()
                .description("A problem (RFC 9457). Judge by the last part of its type; each example says what to do.")
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    private static Example example(Examples.Problem problem) {
        Example example = OASFactory.createExample();
        example.setSummary(problem.remedy());
        example.setValue(
                problem.sample()); // as it stands in the file: a copy of a map has another order in every process
        return example;
    }
}
