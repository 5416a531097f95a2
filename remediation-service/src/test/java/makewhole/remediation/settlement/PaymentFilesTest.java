package makewhole.remediation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.investor.Account;
import makewhole.remediation.investor.AccountKind;
import makewhole.remediation.payment.CreditTransfer;
import makewhole.remediation.payment.Debtor;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.payment.OrderedPayments;
import makewhole.remediation.payment.PaymentCsv;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.testing.PublishedSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

class PaymentFilesTest {
    private static final UUID PLAN = UUID.fromString("6f1a1f7e-4d1b-4c57-9f0c-0d8f4a3b2c1d");
    private static final Currency YEN = Currencies.of("JPY");
    private static final Debtor DEBTOR = new Debtor("Meridian Syndicates Inc", "GB33BUKB20201555555555", "BUKBGB22");
    private static final PaymentRun RUN = new PaymentRun(
            UUID.fromString("0a1a1f7e-4d1b-4c57-9f0c-0d8f4a3b2c1d"),
            new PlanId(PLAN),
            "digest",
            LocalDate.parse("2026-09-30"),
            PaymentRun.State.PROPOSED,
            "finance-1",
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            "",
            OptionalInt.empty());

    @ParameterizedTest(name = "{0} payments, at most {1} a file: {2} files")
    @CsvSource({"1,3,1", "3,3,1", "4,3,2", "10,3,4"})
    void no_file_holds_more_than_the_bank_takes_and_nothing_is_lost(int payments, int most, int files)
            throws IOException, SAXException {
        List<CreditTransfer> transfers = IntStream.rangeClosed(1, payments)
                .mapToObj(PaymentFilesTest::transfer)
                .toList();

        List<PaymentFile> written = written(most, transfers);

        assertThat(written).hasSize(files);
        assertThat(written).extracting(PaymentFile::name).doesNotHaveDuplicates();
        assertThat(written)
                .extracting(PaymentFile::messageId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() <= 35);
        for (PaymentFile file : written) {
            PublishedSchema.requireValid(file.content());
            assertThat(file.payments()).isLessThanOrEqualTo(most);
            assertThat(file.content())
                    .contains("CtrlSum>%s<".formatted(file.controlSum().amount()))
                    .contains("NbOfTxs>%d<".formatted(file.payments()));
            assertThat(PaymentCsv.of(file.content()).lines()).hasSize(file.payments() + 1);
        }
        assertThat(written.stream().flatMap(file -> OrderedPayments.in(file.content()).stream()))
                .extracting(one -> one.endToEndId().lineNumber() + " " + one.amount())
                .containsExactlyElementsOf(transfers.stream()
                        .map(one -> one.endToEndId().lineNumber() + " " + one.amount())
                        .toList());
        assertThat(written(most, transfers)).isEqualTo(written);
    }

    private static List<PaymentFile> written(int most, List<CreditTransfer> transfers) {
        List<PaymentFile> written = new ArrayList<>();
        PaymentFiles.Currencywise files = new PaymentFiles(RUN, Instant.EPOCH, most, written::add).of(YEN, DEBTOR);
        transfers.forEach(files::add);
        files.end();
        return written;
    }

    private static CreditTransfer transfer(int line) {
        return new CreditTransfer(
                EndToEndId.of(PLAN, line, 1),
                new Money(100 + line, YEN),
                "Bram Gruber",
                "GB",
                new Account(AccountKind.IBAN, "GB87WEST26535515416930", ""),
                "INC-2026-001 L-%04d".formatted(line));
    }
}
