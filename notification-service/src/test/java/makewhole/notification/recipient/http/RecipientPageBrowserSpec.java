package makewhole.notification.recipient.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.notification.testing.WithPages;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser: Chromium, at {@code MAKEWHOLE_CHROMIUM} or where Debian installs it. */
@QuarkusTest
@TestProfile(WithPages.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class RecipientPageBrowserSpec {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private Remediation remediation;
    private Mailbox mailbox;
    private Playwright playwright;
    private Browser browser;

    @BeforeEach
    void start() {
        Path chromium =
                Path.of(Optional.ofNullable(System.getenv("MAKEWHOLE_CHROMIUM")).orElse("/usr/bin/chromium"));
        assertThat(chromium)
                .as("a browser to test with: install Debian's chromium, or name another one in MAKEWHOLE_CHROMIUM")
                .isExecutable();
        remediation = new Remediation();
        mailbox = new Mailbox();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterEach
    void stop() {
        browser.close();
        playwright.close();
        remediation.close();
        mailbox.close();
    }

    private Rows rows(String locale) {
        Rows rows = Rows.of(6);
        for (int row = 1; row <= 6; row++) {
            rows.recipient(row).put("locale", locale);
        }
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(10).toString();
        rows.fields(2).put("answerBy", day);
        rows.fields(5).put("answerBy", day);
        return rows;
    }

    private static String address(String token) {
        return "http://localhost:%d/answer/%s".formatted(RestAssured.port, token);
    }

    /** A telephone of ordinary size. */
    private Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(360, 740).setDeviceScaleFactor(2);
    }

    @Test
    void an_offer_is_taken_in_part_on_a_phone_that_runs_no_scripts() {
        String token = Told.links(rows("de-DE"), remediation, mailbox).get(1);
        try (BrowserContext context = browser.newContext(phone().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(address(token));
            page.locator("button").click();
            assertThat(page.locator("[role=alert]").textContent()).contains("Wählen Sie eine Antwort.");
            page.getByText("Ich nehme das Angebot an").click();
            page.locator("#amount").fill("40,50");
            page.locator("button").click();
            assertThat(page.locator("[role=status]").textContent()).contains("Danke. Ihre Antwort ist da");
            assertThat(page.url()).endsWith("?said=said");
            assertThat(page.locator("section.state").textContent()).contains("40,50\u00A0USD");
        }
        Told.await("the plan", () -> remediation.asked().size() == 1);
        assertThat(remediation.asked().getFirst()).contains("\"amount\":{\"amount\":\"40.50\",\"currency\":\"USD\"}");
    }

    @Test
    void every_page_can_be_used_by_everybody_in_every_language_in_light_and_in_dark() {
        for (String locale : List.of("en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP")) {
            List<String> links = Told.links(rows(locale), remediation, mailbox);
            ColorScheme scheme = locale.equals("en-GB") ? ColorScheme.DARK : ColorScheme.LIGHT;
            // axe brings a script along, which the page would not let in.
            try (BrowserContext context =
                    browser.newContext(phone().setColorScheme(scheme).setBypassCSP(true))) {
                Page page = context.newPage();
                page.navigate(address(links.get(1)));
                assertThatEverybodyCanUse(page, locale + " offer");
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(locale);
                assertThat(page.evaluate("document.documentElement.scrollWidth").toString())
                        .as("nothing is wider than a phone")
                        .isEqualTo("360");
                page.locator("button").click();
                assertThatEverybodyCanUse(page, locale + " mistake");
                page.navigate(address(links.get(4)));
                assertThatEverybodyCanUse(page, locale + " choice");
                page.navigate(address("nowhere"));
                assertThatEverybodyCanUse(page, locale + " nowhere");
            }
            mailbox.close();
            mailbox = new Mailbox();
        }
    }

    @Test
    void the_page_can_be_looked_at() {
        String token = Told.links(rows("en-US"), remediation, mailbox).get(4);
        try (BrowserContext context = browser.newContext(phone())) {
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.navigate(address(token));
            byte[] picture = page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "pages", "recipient-page.png")));
            assertThat(page.locator("article a[href='#choice']").count())
                    .as("the notice leads to the form below it, not to itself")
                    .isEqualTo(1);
            assertThat(picture).hasSizeGreaterThan(10_000);
            assertThat(complaints)
                    .as("the browser finds nothing that the policy forbids")
                    .isEmpty();
        }
    }

    private static void assertThatEverybodyCanUse(Page page, String what) {
        AxeResults results = new AxeBuilder(page).withTags(WCAG).analyze();
        assertThat(results.getPasses()).as("axe has looked at " + what).hasSizeGreaterThan(5);
        assertThat(results.getViolations())
                .as(what)
                .extracting(Rule::getId, rule -> rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }
}
