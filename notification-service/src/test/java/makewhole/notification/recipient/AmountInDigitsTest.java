package makewhole.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountInDigitsTest {
    @ParameterizedTest
    @CsvSource({
        "en-US, '1,250.07', 125007",
        "en-US, 'USD 1250', 125000",
        "en-US, '500', 50000",
        "de-DE, '1.250,07', 125007",
        "de-DE, '1.250', 125000",
        "de-DE, '1250,5', 125050",
        "fr-FR, '1 250,07', 125007",
        "es-ES, '12.500,00', 1250000",
        "ja-JP, '1,250.07', 125007",
        "ja-JP, '１，２５０．０７', 125007",
        "ja-JP, 'ＵＳＤ　１２５０', 125000"
    })
    void an_amount_is_read_as_people_write_it_where_they_live(String tag, String written, long minor) {
        assertThat(read(tag, written)).contains(new Money(minor, Currencies.of("USD")));
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, '1,25'",
        "en-US, '1.250'",
        "de-DE, '1.25'",
        "de-DE, '12.50'",
        "fr-FR, '1,2,3'",
        "en-US, 'all'",
        "en-US, '1e3'",
        "en-US, '-5-'",
        "en-US, ''",
        "en-US, '٥٠٠'",
        "en-US, '10²'",
        "en-US, '99999999999999999999'"
    })
    void an_amount_that_could_be_another_one_is_asked_again(String tag, String written) {
        assertThat(read(tag, written)).isEmpty();
    }

    private static Optional<Money> read(String tag, String written) {
        return AmountInDigits.read(written, Currencies.of("USD"), Locale.forLanguageTag(tag));
    }
}
