package makewhole.remediation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.junit.jupiter.api.Test;

class LedgerCsvTest {
    private static final Money AMOUNT = Money.parse("12.34", Currencies.of("USD"));

    @Test
    void every_posting_of_a_long_journal_is_there_to_the_last_field() {
        List<NumberedEntry> entries = LongStream.rangeClosed(1, 2_000)
                .mapToObj(number -> new NumberedEntry(number, anEntry()))
                .toList();
        List<String> rows = LedgerCsv.of(entries).lines().toList();
        assertThat(rows).hasSize(1 + 2 * 2_000).allMatch(row -> row.split(",", -1).length == 8);
        assertThat(rows.getLast()).startsWith("2026-09-30,2000,").endsWith(",12.34,L-0001,Ordered from the bank");
    }

    private static Entry anEntry() {
        return Entry.of(UUID.randomUUID(), "L-0001", LocalDate.parse("2026-09-30"), "Ordered from the bank")
                .debit(Account.PAYABLE_TO_INVESTORS, AMOUNT)
                .credit(Account.CASH_IN_TRANSIT, AMOUNT)
                .done();
    }
}
