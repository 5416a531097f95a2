package makewhole.platform.idempotency;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer to a request, as it is kept and given again: a 2xx status and a JSON body. */
public record Answer(int status, JsonNode body) {}
