package makewhole.notification.audience.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import makewhole.notification.audience.TellAudience.Message;
import makewhole.notification.template.GivenJson;

/** A message to teams or stakeholders. */
record MessageBody(
        @NotBlank @Size(max = 64) String incident,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,39}")
        String reference,

        @NotBlank String template,
        @NotEmpty @Size(max = 1_000) List<@NotBlank String> to,
        @NotNull Map<String, JsonNode> fields) {
    Message toMessage() {
        return new Message(incident, reference, template, to, GivenJson.values(fields));
    }
}
