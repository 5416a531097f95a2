package makewhole.remediation.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.certificate.Claim;

/** The forty past deals of the scenario, as the files say them. */
public final class Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Scenario() {}

    /** The rows of a file, in order. */
    public static List<NamedCsvRecord> rows(String file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            List<NamedCsvRecord> rows = new ArrayList<>();
            reader.forEach(rows::add);
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is right, as it was worked out independently. */
    public static JsonNode expected() {
        try {
            return JSON.readTree(open("expected.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file as it would be uploaded. */
    public static byte[] bytes(String file) {
        try (InputStream content = open(file)) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static long onOffer(String deal) {
        return rows("deals.csv").stream()
                .filter(row -> row.getField("deal_id").equals(deal))
                .map(row -> minor(row.getField("allocation_amount")))
                .findFirst()
                .orElseThrow();
    }

    /** The claims of a deal. */
    public static List<Claim> claims(String deal) {
        return rows("commitments.csv").stream()
                .filter(row -> row.getField("deal_id").equals(deal))
                .map(Scenario::claim)
                .toList();
    }

    private static Claim claim(NamedCsvRecord row) {
        String limit = row.getField("limit");
        return new Claim(
                row.getField("investor_id"),
                minor(row.getField("requested")),
                limit.isEmpty() ? OptionalLong.empty() : OptionalLong.of(minor(limit)),
                minor(row.getField("average")),
                Instant.parse(row.getField("committed_at")));
    }

    private static long minor(String amount) {
        return Money.parse(amount, Currencies.of("USD")).minor();
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Scenario.class.getResourceAsStream("/scenario/" + file), file);
    }
}
