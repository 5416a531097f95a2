package makewhole.remediation.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The templates that notification-service ships, as they lie in its sources. */
public final class ShippedTemplates {
    private static final Path TEMPLATES = Path.of("../notification-service/src/main/resources/templates");
    private static final Set<String> FILLED_IN_THERE =
            Set.of("recipientName", "senderName", "contactEmail", "paymentInstructions");

    private ShippedTemplates() {}

    /** Why notification-service would refuse a row for its fields; empty if it would not. */
    public static List<String> misfits(JsonNode row) {
        String template = row.get("template").asText();
        Map<String, Boolean> declared = new HashMap<>();
        for (JsonNode entry : read("catalogue.json").get("templates")) {
            if (entry.get("template").asText().equals(template)) {
                read("%s/%d/declaration.json"
                                .formatted(template, entry.get("version").asInt()))
                        .get("fields")
                        .forEach(field -> declared.put(
                                field.get("name").asText(),
                                field.path("optional").asBoolean()));
            }
        }
        if (declared.isEmpty()) {
            return List.of("there is no template " + template);
        }
        List<String> misfits = new ArrayList<>();
        row.get("fields").fieldNames().forEachRemaining(field -> {
            if (!declared.containsKey(field)) {
                misfits.add("%s has no field %s".formatted(template, field));
            }
        });
        declared.forEach((field, optional) -> {
            if (!optional
                    && !FILLED_IN_THERE.contains(field)
                    && !row.get("fields").has(field)) {
                misfits.add("%s needs the field %s".formatted(template, field));
            }
        });
        return misfits;
    }

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(TEMPLATES.resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
