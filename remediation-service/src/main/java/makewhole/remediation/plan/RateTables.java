package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.digest.Digests;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.interest.RateTableFile;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The tables of rates. Each is shipped with the service; a newer one of the same file name in the folder {@code
 * makewhole.rates.directory} takes its place, so that a newly published rate needs no new release.
 */
@ApplicationScoped
class RateTables {
    private final Optional<Path> directory;

    RateTables(@ConfigProperty(name = "makewhole.rates.directory") Optional<Path> directory) {
        this.directory = directory;
    }

    RateTable of(InterestRule rule) {
        String file = rule.table() + ".csv";
        try (InputStream content = open(file)) {
            return RateTableFile.read(rule.table(), content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What a plan is bound to: every confirmed row. */
    static RateTableReference reference(RateTable table) {
        List<List<String>> rows = table.through(table.confirmedThrough()).periods().stream()
                .map(period -> List.of(
                        period.days().first().toString(),
                        period.days().last().toString(),
                        period.annualPercent().stripTrailingZeros().toPlainString()))
                .toList();
        String digest = Digests.of(Map.of(
                "name",
                table.name(),
                "confirmedThrough",
                table.confirmedThrough().toString(),
                "rows",
                rows));
        return new RateTableReference(table.name(), table.confirmedThrough(), digest);
    }

    private InputStream open(String file) throws IOException {
        Optional<Path> newer = directory.map(folder -> folder.resolve(file)).filter(Files::isRegularFile);
        if (newer.isPresent()) {
            return Files.newInputStream(newer.get());
        }
        InputStream shipped = RateTables.class.getResourceAsStream("/rates/" + file);
        if (shipped == null) {
            throw new IllegalStateException("the table %s is not shipped".formatted(file));
        }
        return shipped;
    }
}
