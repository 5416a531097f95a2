package makewhole.remediation.investor.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.DealRecord;
import makewhole.remediation.investor.DistributionRecord;
import makewhole.remediation.investor.ValuationRecord;
import makewhole.remediation.remedy.Valuation;
import org.jspecify.annotations.Nullable;

/** What a correction says of a record before and after, as JSON of texts: a decimal keeps its digits. */
@ApplicationScoped
class RecordFigures {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper json;

    RecordFigures(ObjectMapper json) {
        this.json = json;
    }

    @Nullable
    String written(Optional<DealRecord> record) {
        return record.map(RecordFigures::figures).map(this::write).orElse(null);
    }

    Optional<DealRecord> read(DealRecord.Key key, @Nullable String figures) {
        return Optional.ofNullable(figures).map(this::texts).map(said -> record(key, said));
    }

    private static Map<String, String> figures(DealRecord record) {
        return switch (record) {
            case DistributionRecord paid ->
                Map.of(
                        "paidOn", paid.paidOn().toString(),
                        "kind", paid.kind(),
                        "perUnit", paid.perUnit().toPlainString());
            case ValuationRecord worth -> figures(worth.valuation());
        };
    }

    private static Map<String, String> figures(Valuation valuation) {
        return Map.of(
                "valuedOn", valuation.valuedOn().toString(),
                "residualPerUnit", valuation.residualPerUnit().toPlainString(),
                "feePerUnit", valuation.feePerUnit().toPlainString(),
                "carryRate", valuation.carryRate().toPlainString());
    }

    private static DealRecord record(DealRecord.Key key, Map<String, String> said) {
        DealId deal = key.deal();
        return switch (key) {
            case DistributionRecord.Key _ ->
                new DistributionRecord(
                        deal, LocalDate.parse(text(said, "paidOn")), text(said, "kind"), decimal(said, "perUnit"));
            case ValuationRecord.Key _ ->
                new ValuationRecord(
                        deal,
                        new Valuation(
                                LocalDate.parse(text(said, "valuedOn")),
                                decimal(said, "residualPerUnit"),
                                decimal(said, "feePerUnit"),
                                decimal(said, "carryRate")));
        };
    }

    private static BigDecimal decimal(Map<String, String> said, String name) {
        return new BigDecimal(text(said, name));
    }

    private static String text(Map<String, String> said, String name) {
        return Optional.ofNullable(said.get(name)).orElseThrow(() -> new IllegalStateException("no " + name));
    }

    private String write(Map<String, String> figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private Map<String, String> texts(String figures) {
        try {
            return json.readValue(figures, TEXTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
