package makewhole.notification.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.notification.template.field.GivenValue.GivenOther;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.notification.template.field.GivenValue.GivenTexts;
import org.jspecify.annotations.Nullable;

/** Values of fields as they come in JSON: texts, lists of texts, and amounts as objects of amount and currency. */
public final class GivenJson {
    private GivenJson() {}

    /** The values by field. A JSON null is a value that was not given. */
    public static Map<String, GivenValue> values(@Nullable Map<String, JsonNode> fields) {
        Map<String, GivenValue> values = new LinkedHashMap<>();
        if (fields != null) {
            fields.forEach((name, json) -> {
                if (!json.isNull()) {
                    values.put(name, value(json));
                }
            });
        }
        return values;
    }

    static GivenValue value(JsonNode json) {
        if (json.isTextual()) {
            return new GivenText(json.textValue());
        }
        if (json.isObject()
                && json.size() == 2
                && json.path("amount").isTextual()
                && json.path("currency").isTextual()) {
            return new GivenMoney(
                    json.path("amount").textValue(), json.path("currency").textValue());
        }
        if (json.isArray() && json.valueStream().allMatch(JsonNode::isTextual)) {
            return new GivenTexts(json.valueStream().map(JsonNode::textValue).toList());
        }
        return new GivenOther("a JSON " + json.getNodeType().name().toLowerCase(Locale.ROOT));
    }
}
