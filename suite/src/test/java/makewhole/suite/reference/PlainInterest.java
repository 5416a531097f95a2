package makewhole.suite.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** IRC 6621(a)(2), compounded daily: first day out, last day in, every day at its own rate over its own year's length. */
final class PlainInterest {
    static final MathContext DIGITS = new MathContext(60);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private final NavigableMap<LocalDate, BigDecimal> percentFrom = new TreeMap<>();

    PlainInterest() {
        try (var table = PlainInterest.class.getResourceAsStream("/reference-data/irs-underpayment-rate.csv")) {
            if (table == null) {
                throw new IllegalStateException("the rate table is missing");
            }
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                if (Character.isDigit(line.charAt(0))) {
                    String[] fields = line.split(",", -1);
                    percentFrom.put(LocalDate.parse(fields[0]), new BigDecimal(fields[2]));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Interest on one unit of money. */
    BigDecimal onOne(LocalDate from, LocalDate to) {
        BigDecimal grown = BigDecimal.ONE;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            BigDecimal yearly = percentFrom.floorEntry(day).getValue().divide(HUNDRED, DIGITS);
            BigDecimal daily = yearly.divide(BigDecimal.valueOf(day.lengthOfYear()), DIGITS);
            grown = grown.multiply(BigDecimal.ONE.add(daily), DIGITS);
        }
        return grown.subtract(BigDecimal.ONE);
    }
}
