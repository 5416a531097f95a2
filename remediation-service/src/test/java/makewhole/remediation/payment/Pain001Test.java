package makewhole.remediation.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.investor.Account;
import makewhole.remediation.investor.AccountKind;
import makewhole.remediation.testing.PublishedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

class Pain001Test {
    private static final UUID PLAN = UUID.fromString("6f1a1f7e-4d1b-4c57-9f0c-0d8f4a3b2c1d");
    private static final Debtor DEBTOR = new Debtor("Meridian Syndicates Inc", "GB33BUKB20201555555555", "BUKBGB22");

    @ParameterizedTest(name = "{0} {1} is written as {1}")
    @CsvSource({"USD,1250.07", "EUR,0.01", "JPY,1250", "KWD,1250.070"})
    void a_file_is_valid_against_the_published_schema_in_every_currency(String currency, String amount)
            throws IOException, SAXException {
        String xml = Pain001.write(order(currency, amount));

        PublishedSchema.requireValid(xml);
        assertThat(xml).contains(">" + amount + "</").contains("Ccy=\"" + currency + "\"");
        assertThat(xml).contains("CtrlSum>" + twice(currency, amount) + "</");
        assertThat(xml).contains("NbOfTxs>2</");
    }

    @Test
    void what_is_read_back_is_what_was_ordered() {
        List<OrderedPayments.Ordered> ordered = OrderedPayments.in(Pain001.write(order("USD", "97.97")));

        assertThat(ordered).extracting(one -> one.amount().toString()).containsExactly("97.97 USD", "97.97 USD");
        assertThat(ordered).extracting(one -> one.endToEndId().lineNumber()).containsExactly(1, 215);
        assertThat(ordered).allMatch(one -> one.endToEndId().isOf(PLAN));
    }

    @Test
    void an_american_account_is_addressed_by_its_routing_number() {
        String xml = Pain001.write(order("USD", "97.97"));

        assertThat(xml).contains("USABA").contains(">030010264<").contains(">1263521923<");
        assertThat(xml).contains(">GB87WEST26535515416930<");
    }

    @Test
    void a_reference_is_short_and_says_which_attempt_of_which_line() {
        EndToEndId reference = EndToEndId.of(PLAN, 33_554_431, 1023);

        assertThat(reference.value()).hasSizeLessThanOrEqualTo(35);
        assertThat(reference.lineNumber()).isEqualTo(33_554_431);
        assertThat(reference.attempt()).isEqualTo(1023);
        assertThat(EndToEndId.of(PLAN, 1, 1)).isEqualTo(EndToEndId.of(PLAN, 1, 1));
        assertThat(EndToEndId.of(PLAN, 1, 1)).isNotEqualTo(EndToEndId.of(PLAN, 1, 2));
        assertThat(EndToEndId.of(UUID.fromString("00000000-0000-0000-0000-000000000000"), 1, 1)
                        .isOf(PLAN))
                .isFalse();
        assertThatThrownBy(() -> EndToEndId.of(PLAN, 33_554_432, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} is paid as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Kaitö Haddad | Kaito Haddad",
                "Möréau Family-Officé Ltd | Moreau Family-Office Ltd",
                "Søren Łukasz Straße | Soren Lukasz Strasse",
                "O’Neill & Sons | O'Neill + Sons",
                "//Acme// Fund/ | Acme/ Fund",
                "渡辺 Kenji | Kenji INV-00042",
                "渡辺 健二 | INV-00042",
            })
    void a_name_is_cleaned_without_losing_the_person(String legalName, String clean) {
        assertThat(PayeeName.clean(legalName, "INV-00042")).isEqualTo(clean);
    }

    @Test
    void a_debtor_whose_iban_does_not_check_is_refused() {
        assertThatThrownBy(() -> new Debtor("Meridian", "GB34BUKB20201555555555", "BUKBGB22"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String twice(String currency, String amount) {
        Money one = Money.parse(amount, Currencies.of(currency));
        return one.plus(one).amount();
    }

    private static PaymentOrder order(String currency, String amount) {
        Money money = Money.parse(amount, Currencies.of(currency));
        return new PaymentOrder(
                "MW-1",
                Instant.parse("2026-09-29T10:00:00Z"),
                LocalDate.parse("2026-09-30"),
                DEBTOR,
                Currencies.of(currency),
                List.of(
                        new CreditTransfer(
                                EndToEndId.of(PLAN, 1, 1),
                                money,
                                "Bram Gruber",
                                "GB",
                                new Account(AccountKind.IBAN, "GB87WEST26535515416930", ""),
                                "INC-2026-001 L-0001"),
                        new CreditTransfer(
                                EndToEndId.of(PLAN, 215, 1),
                                money,
                                "Fontaine Ventures SARL",
                                "US",
                                new Account(AccountKind.US_ABA, "1263521923", "030010264"),
                                "INC-2026-001 L-0215")));
    }
}
