package makewhole.suite.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makewhole.suite.folder.Finding;

/** The folder that the story leaves behind. */
public final class Results {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> OURS = List.of(
            "findings.csv",
            "plan.json",
            "pain.001*.xml",
            "journal.csv",
            "deal-*.svg",
            "timeline.md",
            "post-mortem.md",
            "post-mortem.html",
            "post-mortem.pdf",
            "summary.json");
    private static final String HEADER = "deal_id,investor_id,currency,booked,right,difference,remedy,amount_due,offer";

    /** To customers, and to teams and stakeholders. */
    private static final List<String> MAILS = List.of("notices", "messages");

    private final Path directory;

    private Results(Path directory) {
        this.directory = directory;
    }

    /** An empty folder for results: what an earlier story left is removed, everything else in it stays. */
    public static Results in(Path directory) {
        try {
            for (String mails : MAILS) {
                Path folder = directory.resolve(mails);
                Files.createDirectories(folder);
                remove(folder, "*.eml");
            }
            for (String pattern : OURS) {
                remove(directory, pattern);
            }
            return new Results(directory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Path directory() {
        return directory;
    }

    /** Where the mail server keeps what it takes. */
    public Path notices() {
        return directory.resolve("notices");
    }

    /** How many notices have arrived. */
    long noticesKept() {
        try (Stream<Path> files = Files.list(notices())) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void write(String name, byte[] content) {
        try {
            Files.write(directory.resolve(name), content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Writes JSON that people can read. */
    void writeJson(String name, Object value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        try {
            write(name, JSON.writer(printer).writeValueAsString(value) + "\n");
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    void writeFindings(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        for (Finding finding : findings) {
            lines.add(Stream.of(
                            finding.deal(),
                            finding.investor(),
                            finding.currency(),
                            finding.booked().toPlainString(),
                            finding.right().toPlainString(),
                            finding.difference().toPlainString(),
                            finding.remedy(),
                            finding.amountIfAllSell().toPlainString(),
                            finding.offer().map(BigDecimal::toPlainString).orElse(""))
                    .map(Results::field)
                    .collect(Collectors.joining(",")));
        }
        write("findings.csv", String.join("\n", lines) + "\n");
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static void remove(Path directory, String pattern) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
