package makewhole.remediation.ledger;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import makewhole.platform.money.Money;

/** The journal as bookkeepers take it over: one row per posting, a decimal point, the unused side empty. */
public final class LedgerCsv {
    private LedgerCsv() {}

    public static String of(List<NumberedEntry> entries) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            write(csv, entries);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, List<NumberedEntry> entries) {
        csv.writeRecord("date", "entry", "account", "currency", "debit", "credit", "line", "text");
        for (NumberedEntry numbered : entries) {
            Entry entry = numbered.entry();
            for (Posting posting : entry.postings()) {
                csv.writeRecord(
                        entry.day().toString(),
                        Long.toString(numbered.number()),
                        posting.account().title(),
                        posting.debit().currency().getCurrencyCode(),
                        side(posting.debit()),
                        side(posting.credit()),
                        entry.line(),
                        entry.text());
            }
        }
    }

    private static String side(Money amount) {
        return amount.isZero() ? "" : amount.amount();
    }
}
