package makewhole.suite.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** One line of the plan, as {@code findings.csv} and {@code expected.json} speak of it. */
public record Finding(
        String deal,
        String investor,
        String currency,
        BigDecimal booked,
        BigDecimal right,
        BigDecimal aboveCapBy,
        String limitKind,
        String window,
        String remedy,
        BigDecimal amountDue,
        Optional<BigDecimal> amountIfSold,
        Optional<BigDecimal> offer) {

    /** A line of the plan as remediation-service gives it. */
    public static Finding ofPlanLine(JsonNode line) {
        return new Finding(
                line.path("deal").asText(),
                line.path("investor").asText(),
                line.path("currency").asText(),
                new BigDecimal(line.path("booked").asText()),
                new BigDecimal(line.path("right").asText()),
                new BigDecimal(line.path("aboveCapBy").asText()),
                line.path("limitKind").asText("").replace("null", ""),
                line.path("window").asText(),
                line.path("remedy").asText(),
                new BigDecimal(line.path("amountDue").asText()),
                optional(line.path("amountIfSold")),
                optional(line.path("offer")));
    }

    /** What was missing (above zero) or too much (below zero). */
    public BigDecimal difference() {
        return right.subtract(booked);
    }

    /** What it costs if every investor who may sell does. */
    public BigDecimal amountIfAllSell() {
        return amountIfSold.orElse(amountDue);
    }

    private static Optional<BigDecimal> optional(JsonNode amount) {
        return amount.isMissingNode() || amount.isNull()
                ? Optional.empty()
                : Optional.of(new BigDecimal(amount.asText()));
    }
}
