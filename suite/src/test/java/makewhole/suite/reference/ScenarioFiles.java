package makewhole.suite.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.reference.PastDeal.Distribution;
import makewhole.suite.reference.PastDeal.Valuation;

/** Reads the past deals of a folder in which no field holds a comma. */
final class ScenarioFiles {
    private static final int CENTS = 2;

    private ScenarioFiles() {}

    static List<PastDeal> read(Path folder) {
        Map<String, List<Distribution>> distributions = new HashMap<>();
        for (String[] row : rows(folder, "distributions.csv")) {
            distributions
                    .computeIfAbsent(row[0], deal -> new ArrayList<>())
                    .add(new Distribution(LocalDate.parse(row[1]), new BigDecimal(row[2]), row[3]));
        }
        Map<String, Valuation> valuations = new HashMap<>();
        for (String[] row : rows(folder, "valuations.csv")) {
            valuations.put(
                    row[0],
                    new Valuation(
                            LocalDate.parse(row[1]),
                            new BigDecimal(row[2]),
                            new BigDecimal(row[3]),
                            new BigDecimal(row[4])));
        }
        Map<String, List<Ask>> asks = new HashMap<>();
        Map<String, Map<String, Long>> booked = new HashMap<>();
        for (String[] row : rows(folder, "commitments.csv")) {
            asks.computeIfAbsent(row[0], deal -> new ArrayList<>())
                    .add(new Ask(
                            row[1],
                            cents(row[2]),
                            cents(row[3]),
                            row[4].isEmpty() ? Optional.empty() : Optional.of(cents(row[4])),
                            row[5],
                            Instant.parse(row[6])));
            booked.computeIfAbsent(row[0], deal -> new HashMap<>()).put(row[1], cents(row[7]));
        }
        List<PastDeal> deals = new ArrayList<>();
        for (String[] row : rows(folder, "deals.csv")) {
            deals.add(new PastDeal(
                    row[0],
                    row[1],
                    row[2],
                    CENTS,
                    new BigDecimal(row[3]),
                    cents(row[4]),
                    LocalDate.parse(row[5]),
                    LocalDate.parse(row[6]),
                    LocalDate.parse(row[7]),
                    row[8],
                    asks.getOrDefault(row[0], List.of()),
                    distributions.getOrDefault(row[0], List.of()),
                    Optional.ofNullable(valuations.get(row[0])),
                    booked.getOrDefault(row[0], Map.of())));
        }
        return deals;
    }

    private static List<String[]> rows(Path folder, String file) {
        try {
            return Files.readAllLines(folder.resolve(file)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(CENTS).longValueExact();
    }
}
