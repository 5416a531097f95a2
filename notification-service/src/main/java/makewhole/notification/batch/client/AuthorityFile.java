package makewhole.notification.batch.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.notification.batch.Choice;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.PlannedLines;
import makewhole.notification.batch.client.RemediationApi.AuthorityBody;
import makewhole.notification.batch.client.RemediationApi.LineBody;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/** remediation-service's answer in a file, read piece by piece. */
final class AuthorityFile implements PlannedLines {
    private static final String LINES = "lines";

    private final Path file;
    private final ObjectMapper json;

    AuthorityFile(Path file, ObjectMapper json) {
        this.file = file;
        this.json = json;
    }

    /**
     * All but the lines, after every line was looked at once.
     *
     * @throws IncompleteAnswerException if something is missing
     * @throws UncheckedIOException if it is no JSON, or breaks off
     */
    AuthorityBody head() {
        ObjectNode head = json.createObjectNode();
        try {
            if (!read(head, line -> {})) {
                throw new IncompleteAnswerException(LINES);
            }
            return json.treeToValue(head, AuthorityBody.class);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Override
    public void forEach(Consumer<PlanAuthority.Line> each) {
        try {
            read(json.createObjectNode(), each);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** Puts what is no line into {@code head}; says whether there were lines, even if none. */
    private boolean read(ObjectNode head, Consumer<PlanAuthority.Line> each) throws IOException {
        boolean lines = false;
        try (JsonParser parser = json.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(LINES)) {
                    lines = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        each.accept(line(parser.readValueAs(LineBody.class)));
                    }
                } else {
                    head.set(name, json.readTree(parser));
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("the answer breaks off");
            }
        }
        return lines;
    }

    private static PlanAuthority.Line line(LineBody body) {
        String currency = present(body.currency(), "currency");
        return new PlanAuthority.Line(
                present(body.line(), "line"),
                present(body.investor(), "investor"),
                present(body.remedy(), "remedy"),
                money(body.amountDue(), currency),
                Optional.ofNullable(body.choice())
                        .map(choice -> new Choice(money(choice.amount(), currency), present(choice.until(), "until"))));
    }

    static Money money(@Nullable String amount, String currency) {
        return Money.parse(present(amount, "amount"), Currencies.of(currency));
    }

    static <T> T present(@Nullable T part, String name) {
        if (part == null) {
            throw new IncompleteAnswerException(name);
        }
        return part;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
