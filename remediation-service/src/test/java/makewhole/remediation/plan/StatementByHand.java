package makewhole.remediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Redoes a line as an auditor would, from nothing but what its statement says: the inputs, the percentages of the days,
 * and the formula of the remedy. It knows nothing of the service's own types.
 */
final class StatementByHand {
    private static final MathContext PAPER = new MathContext(80, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** A statement shows 34 digits of a step and 40 of interest. */
    private static final BigDecimal DUST = new BigDecimal("1e-20");

    private final JsonNode statement;
    private final Map<String, String> inputs = new HashMap<>();

    StatementByHand(JsonNode statement) {
        this.statement = statement;
        statement
                .get("inputs")
                .forEach(input -> inputs.put(
                        input.get("name").asText(), input.get("value").asText()));
    }

    /** What the line comes to: due, or due if the customer sells. */
    BigDecimal amount() {
        return switch (statement.get("remedy").asText()) {
            case "REFUND" ->
                upToCents(
                        excess().add(interestOn(excess(), "I(e, funded, paid)")).add(feesBack()));
            case "TOP_UP_OFFER" -> new BigDecimal("0.00");
            case "COMPENSATE", "EXPLAIN" -> upToCents(foregone().max(idle()).max(BigDecimal.ZERO));
            case "BUY_BACK", "KEEP_OR_SELL" -> {
                BigDecimal rescission = excess().add(interestOn(excess(), "I(e, funded, paid)"))
                        .subtract(excess().multiply(distributed()));
                BigDecimal value = excess().multiply(perCost("RV per unit"));
                yield upToCents(rescission.max(value).add(feesBack()));
            }
            default -> throw new AssertionError("no such remedy");
        };
    }

    private BigDecimal excess() {
        return new BigDecimal(inputs.getOrDefault("e", "?"));
    }

    private BigDecimal shortfall() {
        return new BigDecimal(inputs.getOrDefault("s", "?"));
    }

    private BigDecimal feesBack() {
        BigDecimal fee = excess().multiply(perCost("φ per unit"));
        return fee.signum() == 0 ? fee : fee.add(interestOn(fee, "I(e·φ, funded, paid)"));
    }

    private BigDecimal foregone() {
        BigDecimal gain = distributed()
                .add(perCost("RV per unit"))
                .subtract(BigDecimal.ONE)
                .subtract(perCost("φ per unit"));
        BigDecimal carry = new BigDecimal(inputs.getOrDefault("c", "0"));
        BigDecimal net = gain.subtract(carry.multiply(gain.max(BigDecimal.ZERO)));
        BigDecimal sum = shortfall().multiply(net).subtract(new BigDecimal(inputs.getOrDefault("alt", "0")));
        for (Map.Entry<LocalDate, BigDecimal> paid : distributions()) {
            BigDecimal principal = shortfall().multiply(paid.getValue());
            if (principal.signum() > 0) {
                sum = sum.add(interestOn(principal, "I(s·D, %s, paid)".formatted(paid.getKey())));
            }
        }
        return sum;
    }

    private BigDecimal idle() {
        return inputs.getOrDefault("idleCashReturned", "?").equals("AT_CLOSE")
                ? BigDecimal.ZERO
                : interestOn(shortfall(), "I(s, funded, idle cash returned)")
                        .subtract(new BigDecimal(inputs.getOrDefault("alt", "0")));
    }

    private BigDecimal distributed() {
        return distributions().stream().map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Map.Entry<LocalDate, BigDecimal>> distributions() {
        List<Map.Entry<LocalDate, BigDecimal>> paid = new ArrayList<>();
        for (int i = 1; inputs.containsKey("D%d per unit".formatted(i)); i++) {
            String[] words =
                    inputs.getOrDefault("D%d per unit".formatted(i), "").split(" on ", -1);
            paid.add(Map.entry(LocalDate.parse(words[1]), perPrice(words[0])));
        }
        return paid;
    }

    private BigDecimal perCost(String name) {
        return perPrice(inputs.getOrDefault(name, "0"));
    }

    private BigDecimal perPrice(String perUnit) {
        return new BigDecimal(perUnit).divide(new BigDecimal(inputs.getOrDefault("unitPrice", "?")), PAPER);
    }

    /** Finds the days of the first piece with this formula and this principal, and goes through them. */
    private BigDecimal interestOn(BigDecimal principal, String formula) {
        for (JsonNode piece : statement.get("interest")) {
            BigDecimal shown = new BigDecimal(piece.get("principal").asText());
            if (piece.get("formula").asText().equals(formula)
                    && shown.subtract(principal).abs().compareTo(DUST) < 0) {
                BigDecimal worked = interest(principal, piece);
                assertThat(worked.subtract(new BigDecimal(piece.get("interest").asText()))
                                .abs())
                        .as("%s of %s", formula, statement.get("line"))
                        .isLessThan(DUST);
                return worked;
            }
        }
        throw new AssertionError("%s says nothing of %s on %s".formatted(statement.get("line"), formula, principal));
    }

    /** The method is read off the rule that the statement names. */
    private BigDecimal interest(BigDecimal principal, JsonNode piece) {
        String rule = statement.get("sources").get(0).get("source").asText();
        BigDecimal balance = principal;
        BigDecimal quarter = BigDecimal.ZERO;
        LocalDate next = null;
        for (JsonNode days : piece.get("steps")) {
            LocalDate from = LocalDate.parse(days.get("from").asText());
            LocalDate to = LocalDate.parse(days.get("to").asText());
            assertThat(next == null || next.equals(from))
                    .as("no day is left out")
                    .isTrue();
            next = to.plusDays(1);
            long number = ChronoUnit.DAYS.between(from, to) + 1;
            BigDecimal perDay = new BigDecimal(days.get("annualPercent").asText())
                    .divide(HUNDRED, PAPER)
                    .divide(BigDecimal.valueOf(days.get("yearLength").asLong()), PAPER);
            if (rule.startsWith("SEC_201_600")) {
                quarter = quarter.add(balance.multiply(perDay).multiply(BigDecimal.valueOf(number)));
                if (days.has("booked")) {
                    balance = balance.add(quarter.setScale(2, RoundingMode.HALF_UP));
                    quarter = BigDecimal.ZERO;
                }
            } else if (rule.contains("_DAILY")) {
                balance = balance.multiply(BigDecimal.ONE.add(perDay).pow((int) number, PAPER), PAPER);
            } else {
                balance = balance.add(principal.multiply(perDay).multiply(BigDecimal.valueOf(number)));
            }
        }
        return balance.subtract(principal);
    }

    private static BigDecimal upToCents(BigDecimal amount) {
        return amount.setScale(20, RoundingMode.HALF_EVEN).setScale(2, RoundingMode.CEILING);
    }
}
