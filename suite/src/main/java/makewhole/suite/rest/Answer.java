package makewhole.suite.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import makewhole.suite.CannotGoOnException;

/** What a service answered. */
public record Answer(String request, int status, String text) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FIRST_REFUSAL = 400;
    private static final int MOST_ERRORS = 10;

    public boolean isRefusal() {
        return status >= FIRST_REFUSAL;
    }

    /** The answer as JSON; missing if there is none. */
    public JsonNode json() {
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new CannotGoOnException("%s was answered with %d and something that is not JSON: %s"
                    .formatted(request, status, text.strip()));
        }
    }

    /** The last part of the type of a problem detail, such as {@code kill-switch-engaged}; empty if it is none. */
    public String problem() {
        if (!isRefusal() || !text.startsWith("{")) {
            return "";
        }
        String type = json().path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** Why it was refused, in the words of the service, with the rows and fields it names. */
    public String reason() {
        if (problem().isEmpty()) {
            return "%s was answered with %d %s".formatted(request, status, text.strip());
        }
        List<String> lines = new ArrayList<>();
        lines.add(json().path("detail").asText());
        JsonNode errors = json().path("errors");
        for (int i = 0; i < Math.min(errors.size(), MOST_ERRORS); i++) {
            lines.add("  " + row(errors.get(i)));
        }
        if (errors.size() > MOST_ERRORS) {
            lines.add("  … and %d more".formatted(errors.size() - MOST_ERRORS));
        }
        return String.join("\n", lines);
    }

    /** This answer, if it is no refusal; otherwise the command ends with {@code what} and the reason. */
    public Answer orEnd(String what) {
        if (isRefusal()) {
            throw new CannotGoOnException("%s: %s".formatted(what, reason()));
        }
        return this;
    }

    private static String row(JsonNode error) {
        StringBuilder row = new StringBuilder(error.path("file").asText());
        if (error.path("row").asLong() > 0) {
            row.append(", row ").append(error.path("row").asLong());
        }
        if (!error.path("field").asText().isEmpty()) {
            row.append(", ").append(error.path("field").asText());
        }
        return row.append(": ").append(error.path("reason").asText()).toString();
    }
}
