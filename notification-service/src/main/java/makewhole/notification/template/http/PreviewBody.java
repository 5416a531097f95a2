package makewhole.notification.template.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import makewhole.notification.template.Rendered;

record PreviewBody(@NotNull String locale, @NotNull Map<String, JsonNode> fields) {
    record PreviewedBody(String locale, String subject, String text, String html) {
        static PreviewedBody of(Rendered rendered) {
            return new PreviewedBody(
                    rendered.locale().toLanguageTag(), rendered.subject(), rendered.text(), rendered.html());
        }
    }
}
