package makewhole.suite.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.CsvRows;
import makewhole.platform.csv.RowError;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.csv.RowsRefusedException;
import makewhole.suite.CannotGoOnException;

/**
 * A folder with a firm's export.
 *
 * @param directory where it is
 * @param deals its past deals
 * @param investors ids of its investors
 * @param incident what was reported
 * @param expected the right answer, where there is one
 */
public record Folder(
        Path directory, List<Deal> deals, List<String> investors, Incident incident, Optional<JsonNode> expected) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> FILES = List.of(
            "deals.csv", "commitments.csv", "investors.csv", "distributions.csv", "valuations.csv", "incident.json");

    private static final List<String> DEAL_COLUMNS =
            List.of("deal_id", "currency", "closed_on", "correction_window_ends_on", "algorithm_version");

    public Folder {
        deals = List.copyOf(deals);
        investors = List.copyOf(investors);
    }

    /** Reads a folder; says in a sentence what is missing or cannot be read. */
    public static Folder read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CannotGoOnException("There is no folder %s.".formatted(directory));
        }
        List<String> missing = FILES.stream()
                .filter(file -> !Files.isRegularFile(directory.resolve(file)))
                .toList();
        if (!missing.isEmpty()) {
            throw new CannotGoOnException("%s lacks %s. A folder holds %s."
                    .formatted(directory, String.join(" and ", missing), String.join(", ", FILES)));
        }
        List<Deal> deals = new ArrayList<>();
        rows(directory, "deals.csv", DEAL_COLUMNS, row -> {
            var id = row.text("deal_id");
            var currency = row.currency("currency");
            var closedOn = row.day("closed_on");
            var windowEndsOn = row.day("correction_window_ends_on");
            var version = row.text("algorithm_version");
            if (id.isPresent()
                    && currency.isPresent()
                    && closedOn.isPresent()
                    && windowEndsOn.isPresent()
                    && version.isPresent()) {
                deals.add(new Deal(
                        id.get(), currency.get().getCurrencyCode(), closedOn.get(), windowEndsOn.get(), version.get()));
            }
        });
        List<String> investors = new ArrayList<>();
        rows(
                directory,
                "investors.csv",
                List.of("investor_id"),
                row -> row.text("investor_id").ifPresent(investors::add));
        JsonNode incident = json(directory.resolve("incident.json"));
        Path expected = directory.resolve("expected.json");
        return new Folder(
                directory,
                deals,
                investors,
                Incident.of(incident, deals),
                Files.exists(expected) ? Optional.of(json(expected)) : Optional.empty());
    }

    /** The currencies of its deals, in alphabetical order. */
    public List<String> currencies() {
        return deals.stream().map(Deal::currency).distinct().sorted().toList();
    }

    /** The files named, by their names without {@code .csv}; those with a header and no rows are left out. */
    public Map<String, Path> files(String... names) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String name : names) {
            Path file = directory.resolve(name + ".csv");
            if (hasRows(file)) {
                files.put(name, file);
            }
        }
        return files;
    }

    private static boolean hasRows(Path file) {
        try (var lines = Files.newBufferedReader(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lines()) {
            return lines.filter(line -> !line.isBlank()).count() > 1;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void rows(Path directory, String file, List<String> columns, Consumer<CsvRow> reader) {
        RowErrors errors = new RowErrors();
        try (InputStream content = Files.newInputStream(directory.resolve(file))) {
            new CsvRows(file, columns, errors).forEach(content, reader);
            errors.refuseIfAny();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (RowsRefusedException refused) {
            RowError first = refused.errors().getFirst();
            throw new CannotGoOnException("%s%s%s: %s%s"
                    .formatted(
                            file,
                            first.row() == 0 ? "" : ", row " + first.row(),
                            first.field().isEmpty() ? "" : ", " + first.field(),
                            first.reason(),
                            refused.count() > 1 ? " (and %d more)".formatted(refused.count() - 1) : "."));
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException notJson) {
            throw new CannotGoOnException("%s is not JSON: %s".formatted(file, notJson.getOriginalMessage()), notJson);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
