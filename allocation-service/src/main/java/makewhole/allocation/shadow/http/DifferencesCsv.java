package makewhole.allocation.shadow.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.shadow.Comparisons;
import makewhole.platform.csv.SpreadsheetGuard;
import makewhole.platform.csv.StreamedFile;

/** Writes the differing lines of a candidate as CSV, page by page, in flat memory. */
record DifferencesCsv(Comparisons comparisons, VersionName candidate) implements StreamedFile.Content {
    private static final int PAGE = 5_000;

    @Override
    public void writeTo(OutputStream output) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(output, UTF_8))) {
            csv.writeRecord(DifferenceBody.COLUMNS);
            Comparisons.Place place = Comparisons.Place.BEGINNING;
            List<Comparisons.DifferingLine> page;
            do {
                page = comparisons.linesAfter(candidate, place, PAGE);
                page.forEach(line -> csv.writeRecord(DifferenceBody.of(line).fields().stream()
                        .map(SpreadsheetGuard::guardedCell)
                        .toList()));
                place = page.isEmpty() ? place : LineCursor.after(page.getLast());
            } while (page.size() == PAGE);
        }
    }
}
