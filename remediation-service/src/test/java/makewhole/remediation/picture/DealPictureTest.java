package makewhole.remediation.picture;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.ScopedLine;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.testing.PlainProration;
import makewhole.remediation.testing.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DealPictureTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"D-2024-09-09,39,114", "D-2026-09-40,20,42"})
    void a_picture_shows_every_wrong_investor_by_shape_and_by_hatching_and_names_nobody(
            String deal, int over, int under) throws IOException, ParserConfigurationException, SAXException {
        String svg = DealPicture.svg(dealOf(deal), linesOf(deal));

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(count(document, "class=\"over\"", svg)).isEqualTo(over + 1);
        assertThat(count(document, "class=\"under\"", svg)).isEqualTo(under + 1);
        assertThat(count(document, "class=\"overbar\"", svg)).isEqualTo(over);
        assertThat(count(document, "class=\"underbar\"", svg)).isEqualTo(under);
        assertThat(svg).contains("<title id=").contains("<desc id=").contains("<pattern");
        for (NamedCsvRecord investor : Scenario.rows("investors.csv")) {
            assertThat(svg).doesNotContain(investor.getField("legal_name")).doesNotContain(investor.getField("email"));
        }
        Files.writeString(Files.createDirectories(Path.of("target", "pictures")).resolve(deal + ".svg"), svg);
    }

    private static int count(Document document, String mark, String svg) {
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        return svg.split(java.util.regex.Pattern.quote(mark), -1).length - 1;
    }

    private static ScopedDeal dealOf(String deal) {
        NamedCsvRecord row = Scenario.rows("deals.csv").stream()
                .filter(one -> one.getField("deal_id").equals(deal))
                .findFirst()
                .orElseThrow();
        return new ScopedDeal(
                new DealId(deal),
                row.getField("name"),
                new BigDecimal(row.getField("unit_price")),
                usd(row.getField("allocation_amount")),
                LocalDate.parse(row.getField("closed_on")),
                LocalDate.parse(row.getField("funded_on")),
                LocalDate.parse(row.getField("correction_window_ends_on")),
                PlainProration.of(Scenario.onOffer(deal), Scenario.claims(deal))
                        .level()
                        .map(level -> new ScopedDeal.Level(level.numerator(), level.denominator())));
    }

    private static List<ScopedLine> linesOf(String deal) {
        Map<String, Long> right =
                PlainProration.of(Scenario.onOffer(deal), Scenario.claims(deal)).shares();
        List<ScopedLine> lines = new ArrayList<>();
        for (NamedCsvRecord row : Scenario.rows("commitments.csv")) {
            if (row.getField("deal_id").equals(deal)) {
                String investor = row.getField("investor_id");
                Money requested = usd(row.getField("requested"));
                Money cap = Optional.of(row.getField("limit"))
                        .filter(limit -> !limit.isEmpty())
                        .map(DealPictureTest::usd)
                        .filter(limit -> limit.compareTo(requested) < 0)
                        .orElse(requested);
                lines.add(new ScopedLine(
                        new InvestorId(investor),
                        usd(row.getField("average")),
                        cap,
                        usd(row.getField("booked")),
                        new Money(right.getOrDefault(investor, 0L), Currencies.of("USD"))));
            }
        }
        return lines.stream().sorted(Comparator.comparing(ScopedLine::investor)).collect(Collectors.toList());
    }

    private static Money usd(String amount) {
        return Money.parse(amount, Currencies.of("USD"));
    }
}
