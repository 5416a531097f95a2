package makewhole.remediation.settlement.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import makewhole.platform.csv.SpreadsheetGuard;
import makewhole.platform.csv.StreamedFile;
import makewhole.remediation.unclaimed.Calendars;
import makewhole.remediation.unclaimed.UnclaimedRegister;
import makewhole.remediation.unclaimed.http.UnclaimedBody;

/** Writes the unclaimed register as CSV, page by page. A day that no law names is an empty field. */
record UnclaimedCsv(Pages pages, Calendars calendars) implements StreamedFile.Content {
    private static final int PAGE = 1_000;
    private static final List<String> COLUMNS = List.of(
            "plan",
            "line",
            "jurisdiction",
            "currency",
            "amount",
            "since",
            "reason",
            "dormant_on",
            "notice_from",
            "notice_by",
            "report_by",
            "source");

    /** A page of the register behind an entry. */
    interface Pages {
        List<UnclaimedRegister.Numbered> after(long number, int limit);
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(output, UTF_8))) {
            csv.writeRecord(COLUMNS);
            long last = 0;
            List<UnclaimedRegister.Numbered> page;
            do {
                page = pages.after(last, PAGE);
                page.forEach(one -> csv.writeRecord(fields(UnclaimedBody.of(one.unclaimed(), calendars))));
                last = page.isEmpty() ? last : page.getLast().number();
            } while (page.size() == PAGE);
        }
    }

    private static List<String> fields(UnclaimedBody body) {
        return Stream.of(
                        body.plan(),
                        body.line(),
                        body.jurisdiction(),
                        body.currency(),
                        body.amount(),
                        body.since(),
                        body.reason(),
                        body.dormantOn(),
                        body.noticeFrom(),
                        body.noticeBy(),
                        body.reportBy(),
                        body.source())
                .map(field -> SpreadsheetGuard.guardedCell(Objects.toString(field, "")))
                .toList();
    }
}
