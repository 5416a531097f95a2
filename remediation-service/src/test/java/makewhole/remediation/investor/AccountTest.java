package makewhole.remediation.investor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import makewhole.platform.digest.Digests;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Account IBAN = new Account(AccountKind.IBAN, "GB33BUKB20201555555555", "");

    @Test
    void a_fingerprint_tells_accounts_apart_and_is_no_plain_digest_of_the_number() {
        assertThat(IBAN.fingerprint())
                .isEqualTo(new Account(AccountKind.IBAN, "GB33BUKB20201555555555", "").fingerprint());
        assertThat(IBAN.fingerprint())
                .isNotEqualTo(new Account(AccountKind.IBAN, "GB33BUKB20201555555556", "").fingerprint());
        assertThat(new Account(AccountKind.US_ABA, "1234", "030010264").fingerprint())
                .isNotEqualTo(new Account(AccountKind.US_ABA, "1234", "071086448").fingerprint());
        assertThat(IBAN.fingerprint())
                .isNotEqualTo(Digests.sha256(IBAN.number().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void neither_an_account_nor_a_payee_shows_personal_data_as_text() {
        Payee payee = new Payee(new InvestorId("INV-1"), "Ada Example", "ada@investors.example", "en-US", "US", IBAN);

        assertThat(payee).hasToString("INV-1");
        assertThat(IBAN.toString()).doesNotContain("2020");
    }

    @Test
    void a_us_account_has_a_routing_number_and_an_iban_has_none() {
        assertThatThrownBy(() -> new Account(AccountKind.US_ABA, "1234", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Account(AccountKind.IBAN, "GB33BUKB20201555555555", "030010264"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
