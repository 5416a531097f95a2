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
import makewhole.notification.link.Invitation;
import makewhole.notification.link.TestLinks;
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
    /** More than twice as many answers as a minute allows: a minute may end between them. */
    private static final int MOST_PRESSES = 14;

    private static final int MOST_STOPS = 30;
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

    /** A small telephone, or a desk's window at a zoom of 400 %: as narrow as WCAG 1.4.10 asks for. */
    private Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(320, 640).setDeviceScaleFactor(2);
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
                        .isEqualTo("320");
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
    void thanks_an_old_link_and_too_many_visits_can_be_read_by_everybody() {
        List<String> links = Told.links(rows("en-US"), remediation, mailbox);
        try (BrowserContext context = browser.newContext(phone().setBypassCSP(true))) {
            Page page = context.newPage();
            page.navigate(address(links.get(4)));
            page.locator("input[value=KEEP]").check();
            page.locator("button").click();
            assertThat(page.locator("[role=status]").textContent()).contains("Thank you.");
            assertThatEverybodyCanUse(page, "thanks");

            Invitation real = TestLinks.links().read(links.get(4)).orElseThrow();
            Invitation old = new Invitation(
                    real.notice(),
                    real.asked(),
                    real.lastDay(),
                    real.most(),
                    LocalDate.now(ZoneOffset.UTC).minusDays(1));
            assertThat(page.navigate(address(TestLinks.token(old))).status()).isEqualTo(410);
            assertThatEverybodyCanUse(page, "an old link");

            page.navigate(address(links.get(1)));
            for (int press = 0; press < MOST_PRESSES && page.locator("button").count() > 0; press++) {
                page.locator("button").click();
            }
            assertThat(page.locator("h1").textContent()).isEqualTo("Too many visits");
            assertThatEverybodyCanUse(page, "too many visits");
        }
        Told.await("the plan", () -> remediation.asked().size() == 1);
    }

    @Test
    void an_answer_is_given_by_keyboard_alone_and_it_is_always_seen_where_one_is() {
        String token = Told.links(rows("en-US"), remediation, mailbox).get(4);
        // The question where the focus is runs as a script, which the page would not let in.
        try (BrowserContext context = browser.newContext(phone().setBypassCSP(true))) {
            Page page = context.newPage();
            page.navigate(address(token));
            tabTo(page, "input[name=choice]");
            page.keyboard().press("Space");
            assertThat(page.locator("input[value=KEEP]").isChecked()).isTrue();
            tabTo(page, "button");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=status]").textContent()).contains("Thank you.");
        }
        Told.await("the plan", () -> remediation.asked().size() == 1);
        assertThat(remediation.asked().getFirst()).contains("KEEP");
    }

    /** Goes on by Tab; at every stop the focus has an outline, is in sight, behind nothing, and on something large enough. */
    private static void tabTo(Page page, String wanted) {
        for (int stop = 1; stop <= MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("""
                            () => {
                              const at = document.activeElement, style = getComputedStyle(at);
                              const box = at.getClientRects()[0];
                              const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                              const small = at.tagName !== 'A' && (box.width < 24 || box.height < 24);
                              return [at.tagName, style.outlineStyle, parseFloat(style.outlineWidth) >= 2,
                                      at.contains(above), small].join(' ');
                            }""")).asString().endsWith(" solid true true false");
            if (page.evaluate("wanted => document.activeElement.matches(wanted)", wanted)
                    .equals(true)) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }

    @Test
    void the_page_can_be_looked_at() {
        Rows rows = rows("en-US");
        rows.fields(5)
                .put(
                        "steps",
                        List.of(
                                "EXCESS 100.00 USD",
                                "INTEREST 9.969313 USD",
                                "DISTRIBUTIONS_RECEIVED 12.00 USD",
                                "RESCISSION 97.969313 USD",
                                "FAIR_VALUE 91.50 USD",
                                "FEES_BACK 0.00 USD",
                                "BEFORE_ROUNDING 97.969313 USD",
                                "DUE 97.97 USD"));
        String token = Told.links(rows, remediation, mailbox).get(4);
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

    @Test
    void a_mail_loads_nothing_and_can_be_looked_at() {
        Rows rows = rows("en-GB");
        rows.fields(1)
                .put(
                        "steps",
                        List.of(
                                "EXCESS 100.00 USD",
                                "INTEREST 0.005479 USD",
                                "FEES_BACK 0.00 USD",
                                "BEFORE_ROUNDING 100.005479 USD",
                                "DUE 100.01 USD"));
        Told.sent(rows, remediation);
        String mail = mailbox.messages().stream()
                .map(Mailbox::alternatives)
                .map(List::getLast)
                .filter(html -> html.contains("100.01"))
                .findFirst()
                .orElseThrow();
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(512, 740).setDeviceScaleFactor(2))) {
            Page page = context.newPage();
            List<String> loaded = new ArrayList<>();
            page.onRequest(request -> loaded.add(request.url()));
            page.setContent(mail);
            assertThatEverybodyCanUse(page, "a mail");
            assertThat(page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target", "pages", "notice-mail.png"))))
                    .hasSizeGreaterThan(10_000);
            assertThat(loaded).isEmpty();
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
