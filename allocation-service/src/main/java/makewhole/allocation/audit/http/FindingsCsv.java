package makewhole.allocation.audit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.Finding;
import makewhole.platform.csv.SpreadsheetGuard;
import makewhole.platform.csv.StreamedFile;

/** Writes the findings of an audit as CSV, page by page, in flat memory. */
record FindingsCsv(Audits audits, AuditId audit, Optional<Finding.Kind> kind) implements StreamedFile.Content {
    private static final int PAGE = 5_000;

    @Override
    public void writeTo(OutputStream output) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(output, UTF_8))) {
            csv.writeRecord(FindingBody.COLUMNS);
            Optional<Audits.After> after = Optional.empty();
            do {
                List<Finding> page = audits.findings(audit, kind, after, PAGE);
                page.forEach(finding -> csv.writeRecord(FindingBody.of(finding).fields().stream()
                        .map(SpreadsheetGuard::guardedCell)
                        .toList()));
                after = page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(new Audits.After(
                                page.getLast().deal(), page.getLast().investor()));
            } while (after.isPresent());
        }
    }
}
