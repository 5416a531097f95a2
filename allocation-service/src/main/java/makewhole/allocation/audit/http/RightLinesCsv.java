package makewhole.allocation.audit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import makewhole.allocation.audit.http.RightAnswerBody.RightLineBody;
import makewhole.platform.csv.SpreadsheetGuard;
import makewhole.platform.csv.StreamedFile;

/** Writes what would have been right for a deal as CSV, in the order of its book. */
record RightLinesCsv(List<RightLineBody> lines) implements StreamedFile.Content {
    @Override
    public void writeTo(OutputStream output) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(output, UTF_8))) {
            csv.writeRecord("investor", "right", "cap");
            for (RightLineBody line : lines) {
                csv.writeRecord(SpreadsheetGuard.guardedCell(line.investor()), line.right(), line.cap());
            }
        }
    }
}
