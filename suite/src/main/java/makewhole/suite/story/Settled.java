package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What was paid, and how it ties out. */
record Settled(List<PaymentFile> files, JsonNode tieOut) {
    Settled {
        files = List.copyOf(files);
    }
}
