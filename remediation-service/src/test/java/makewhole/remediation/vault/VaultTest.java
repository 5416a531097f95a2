package makewhole.remediation.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static final String ONE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String TWO = "/wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8=";
    private static final String IBAN = "GB33BUKB20201555555555";

    @Test
    void what_is_sealed_opens_only_where_it_belongs_and_only_unchanged() {
        Vault vault = new Vault("k1:" + ONE);
        String sealed = vault.seal("investor/A", IBAN);

        assertThat(vault.open("investor/A", sealed)).contains(IBAN);
        assertThat(vault.open("investor/B", sealed)).isEmpty();
        int last = sealed.length() - 10;
        String changed =
                sealed.substring(0, last) + (sealed.charAt(last) == 'A' ? 'B' : 'A') + sealed.substring(last + 1);
        assertThat(vault.open("investor/A", changed)).isEmpty();
        assertThat(vault.open("investor/A", "k1:AAAA")).isEmpty();
        assertThat(vault.open("investor/A", "nothing")).isEmpty();
        assertThat(new Vault("k1:" + TWO).open("investor/A", sealed)).isEmpty();
    }

    @Test
    void nobody_sees_from_two_seals_that_they_hold_the_same() {
        Vault vault = new Vault("k1:" + ONE);

        assertThat(vault.seal("investor/A", IBAN))
                .isNotEqualTo(vault.seal("investor/A", IBAN))
                .doesNotContain(IBAN)
                .startsWith("k1:");
    }

    @Test
    void a_key_that_gave_way_still_opens_and_finds_and_seals_nothing_more() {
        String old = new Vault("k1:" + ONE).seal("investor/A", IBAN);
        Vault rotated = new Vault("k2:" + TWO + ",k1:" + ONE);

        assertThat(rotated.open("investor/A", old)).contains(IBAN);
        assertThat(rotated.seal("investor/A", IBAN)).startsWith("k2:");
        assertThat(rotated.indexes(IBAN)).contains(new Vault("k1:" + ONE).index(IBAN), rotated.index(IBAN));
        assertThat(rotated.index(IBAN)).isNotEqualTo(new Vault("k1:" + ONE).index(IBAN));
    }

    @ParameterizedTest(name = "the keys \"{0}\" keep the service from starting")
    @ValueSource(strings = {"", "k1", "k1:", "k1:AAAA", "k1:not base 64", ":" + ONE, "k1:" + ONE + ",k1:" + TWO})
    void keys_that_are_none_are_refused(String pairs) {
        assertThatThrownBy(() -> new Vault(pairs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("makewhole.account-keys")
                .hasMessageNotContaining(ONE);
    }
}
