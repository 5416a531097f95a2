package makewhole.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import makewhole.notification.batch.Notice;
import makewhole.notification.template.SampleNotices;
import makewhole.notification.template.field.GivenValue.GivenText;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    private static final Letters LETTERS = new Letters();
    private static final Typeface PRINT = Typeface.named("MPLUS1p-Regular.ttf");
    private static final String SENDER = "Northgate Investor Care";
    private static final Pattern ADDRESS = Pattern.compile("care@northgate\\.example|https://[a-z./0-9]+[a-z0-9]");

    static Stream<Arguments> notices() {
        return SampleNotices.templates().stream()
                .flatMap(template -> Stream.of("en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP")
                        .map(locale -> Arguments.of(template, locale)));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void a_letter_says_what_the_mail_says_and_can_be_read_by_everybody(String template, String locale)
            throws IOException {
        String name = locale.equals("ja-JP") ? "山田 太郎" : "Zoë Núñez-Müller";
        Notice notice = SampleNotices.of(template, Locale.forLanguageTag(locale), name);
        byte[] bytes = LETTERS.print(notice, SENDER);
        Files.write(folder().resolve("%s.%s.pdf".formatted(template, locale)), bytes);
        try (PDDocument letter = Loader.loadPDF(bytes)) {
            String spoken = notice.content().locale().toLanguageTag();
            assertThat(letter.getDocumentCatalog().getLanguage()).isEqualTo(spoken);
            assertThat(letter.getDocumentInformation().getTitle())
                    .isEqualTo(notice.content().subject());
            assertThat(letter.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(letter.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new String(
                            letter.getDocumentCatalog().getMetadata().toByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("<pdfuaid:part>1</pdfuaid:part>", spoken);
            assertThat(dense(new PDFTextStripper().getText(letter)))
                    .as("every word of the mail is in the letter")
                    .contains(dense(name))
                    .contains(figures(notice))
                    .contains(words(notice));
            assertThatNoAddressIsBroken(letter, notice);
            boolean calculated = notice.content().html().contains("<hr");
            assertThat(letter.getNumberOfPages())
                    .as("the letter, and its calculation")
                    .isEqualTo(calculated ? 2 : 1);
            assertThat(PRINT.printable(
                            notice.content().subject() + notice.content().text()))
                    .as("every character of the notice is in the typeface")
                    .doesNotContain("〓");
            everyFontIsEmbedded(letter);
            assertThat(tags(letter)).startsWith("Document", "P", "P", "H1").contains("H2");
        }
    }

    private static void assertThatNoAddressIsBroken(PDDocument letter, Notice notice) throws IOException {
        List<String> lines =
                new PDFTextStripper().getText(letter).lines().map(String::strip).toList();
        List<String> addresses = ADDRESS.matcher(notice.content().text())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(lines.stream()
                        .flatMap(line -> ADDRESS.matcher(line).results().map(MatchResult::group)))
                .as("every address stands on one line")
                .containsAll(addresses);
        assertThat(lines).as("no line begins with what ends another").noneMatch(line -> line.matches("[.,;:)!?].*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP"})
    void no_day_and_no_amount_is_broken_over_two_lines(String tag) throws IOException {
        List<String> figures = new ArrayList<>();
        for (String template : List.of("refund", "compensation", "keep-or-sell", "top-up-offer", "reminder")) {
            // With every character more in the name of the deal, something else stands at the end of a line.
            for (int more = 0; more < 6; more++) {
                GivenText deal = new GivenText("Harbour Robotics" + "s".repeat(more * 3));
                Notice notice = SampleNotices.of(
                        template, Locale.forLanguageTag(tag), "Zoë Núñez-Müller", Map.of("dealName", deal));
                try (PDDocument letter = Loader.loadPDF(LETTERS.print(notice, SENDER))) {
                    LinesOnPaper paper = new LinesOnPaper();
                    paper.getText(letter);
                    figure(tag)
                            .matcher(paper.lines)
                            .results()
                            .map(MatchResult::group)
                            .forEach(figures::add);
                }
            }
        }
        assertThat(figures).hasSizeGreaterThan(200).noneMatch(figure -> figure.contains("\n"));
    }

    /** A day or an amount as a language writes it, wherever lines may have been broken in it. */
    private static Pattern figure(String tag) {
        String gap = "[\\s\u00a0\u202f]*";
        String pattern = switch (tag) {
            case "en-US" -> "(September|October)_\\d{1,2},_2026|USD_[\\d,]+\\.\\d\\d";
            case "en-GB" -> "\\d{1,2}_(September|October)_2026|USD_[\\d,]+\\.\\d\\d";
            case "de-DE" -> "\\d{1,2}\\._(September|Oktober)_2026|\\d[\\d.]*,\\d\\d_USD";
            case "fr-FR" -> "\\d{1,2}_(septembre|octobre)_2026|\\d{1,3}(_\\d{3})*,\\d\\d_USD";
            case "es-ES" -> "\\d{1,2}_de_(septiembre|octubre)_de_2026|\\d[\\d.]*,\\d\\d_USD";
            case "ja-JP" -> "2026_年_(9|10)_月_\\d{1,2}_日|USD_[\\d,]+\\.\\d\\d";
            default -> throw new IllegalArgumentException(tag);
        };
        return Pattern.compile(pattern.replace("_", gap));
    }

    /** The words in the order in which they are printed; a new line wherever they stand higher or lower than those before. */
    private static final class LinesOnPaper extends PDFTextStripper {
        private final StringBuilder lines = new StringBuilder();
        private int height;

        @Override
        protected void processTextPosition(TextPosition text) {
            int here = getCurrentPageNo() * 1_000_000 + (int) (text.getYDirAdj() * 100);
            if (here != height) {
                lines.append('\n');
                height = here;
            }
            lines.append(text.getUnicode());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, First sum: the gain that you missed, 'September 30, 2025', 'USD 1,124.856779'",
        "en-GB, First sum: the gain that you missed, 30 September 2025, 'USD 1,124.856779'",
        "de-DE, Erster Betrag: der entgangene Gewinn, 30. September 2025, '1.124,856779 USD'",
        "fr-FR, Première somme : le gain manqué, 30 septembre 2025, '1 124,856779 USD'",
        "es-ES, Primera cantidad: la ganancia perdida, 30 de septiembre de 2025, '1.124,856779 USD'",
        "ja-JP, 第一の金額：得られたはずの利益とその利息, 2025年9月30日, 'USD 1,124.856779'"
    })
    void the_second_page_shows_how_the_amount_was_worked_out(String tag, String step, String day, String value)
            throws IOException {
        Notice notice = SampleNotices.of("compensation", Locale.forLanguageTag(tag), "Ada Sample");
        try (PDDocument letter = Loader.loadPDF(LETTERS.print(notice, SENDER))) {
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            assertThat(dense(second.getText(letter))).contains(dense(step), dense(day), dense(value));
        }
    }

    @Test
    void the_same_notice_makes_the_same_letter() {
        Notice notice = SampleNotices.of("refund", Locale.US, "Ada Sample");
        assertThat(LETTERS.print(notice, SENDER)).isEqualTo(LETTERS.print(notice, SENDER));
    }

    @Test
    void a_table_has_heads_that_say_what_they_head() throws IOException {
        Notice notice = SampleNotices.of("refund", Locale.US, "Ada Sample");
        try (PDDocument letter = Loader.loadPDF(LETTERS.print(notice, SENDER))) {
            List<PDStructureElement> heads = elements(letter).stream()
                    .filter(element -> element.getStructureType().equals("TH"))
                    .toList();
            assertThat(heads)
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head.getAttributes()
                                    .getObject(0)
                                    .getCOSObject()
                                    .getNameAsString(COSName.getPDFName("Scope")))
                            .isEqualTo("Column"));
        }
    }

    @Test
    void a_character_that_cannot_be_printed_is_marked_and_still_there_to_be_heard() throws IOException {
        String name = "สมชาย \ud840\udc0b";
        assertThat(PRINT.printable(name)).matches("〓+ 〓");
        assertThatTheNameIsHeard(name);
    }

    @Test
    void a_name_that_is_written_from_right_to_left_is_printed_so_and_heard_as_it_is_written() throws IOException {
        String name = "\u05d3\u05e0\u05d9";
        assertThat(PRINT.printable("Ada " + name + " Lev")).isEqualTo("Ada \u05d9\u05e0\u05d3 Lev");
        assertThatTheNameIsHeard(name);
    }

    private static void assertThatTheNameIsHeard(String name) throws IOException {
        Notice notice = SampleNotices.of("refund", Locale.US, name);
        try (PDDocument letter = Loader.loadPDF(LETTERS.print(notice, SENDER))) {
            assertThat(elements(letter))
                    .anySatisfy(element ->
                            assertThat(element.getActualText()).isNotNull().contains(name));
        }
    }

    @Test
    void a_name_that_never_ends_breaks_into_lines_inside_the_margins() throws IOException {
        Notice notice = SampleNotices.of("refund", Locale.US, "W".repeat(200));
        try (PDDocument letter = Loader.loadPDF(LETTERS.print(notice, SENDER))) {
            RightmostInk ink = new RightmostInk();
            ink.getText(letter);
            assertThat(ink.thousandths).isBetween(400_000, 550_100);
        }
    }

    /** Where the last character of any line ends. */
    private static final class RightmostInk extends PDFTextStripper {
        private int thousandths;

        @Override
        protected void processTextPosition(TextPosition text) {
            thousandths = Math.max(thousandths, (int) ((text.getX() + text.getWidth()) * 1_000));
            super.processTextPosition(text);
        }
    }

    private static void everyFontIsEmbedded(PDDocument letter) throws IOException {
        int fonts = 0;
        for (PDPage page : letter.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                fonts++;
            }
        }
        assertThat(fonts).isPositive();
    }

    private static List<String> tags(PDDocument letter) {
        return elements(letter).stream()
                .map(PDStructureElement::getStructureType)
                .toList();
    }

    private static List<PDStructureElement> elements(PDDocument letter) {
        List<PDStructureElement> all = new ArrayList<>();
        collect(letter.getDocumentCatalog().getStructureTreeRoot(), all);
        return all;
    }

    private static void collect(PDStructureNode node, List<PDStructureElement> all) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                all.add(element);
                collect(element, all);
            }
        }
    }

    /** Every figure of the plain text. */
    private static List<String> figures(Notice notice) {
        return java.util.regex.Pattern.compile("\\d[\\d.,\u202f\u00a0]*\\d")
                .matcher(notice.content().text())
                .results()
                .map(match -> dense(match.group()))
                .distinct()
                .toList();
    }

    /** Every word of the plain text; what has neither letter nor digit is there to draw lines. */
    private static List<String> words(Notice notice) {
        return Stream.of(notice.content().text().split("[\\s\u00a0\u202f]+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .distinct()
                .toList();
    }

    private static String dense(String text) {
        return text.replaceAll("[\\s\u00a0\u202f]+", "");
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(Path.of("target", "letters"));
    }
}
