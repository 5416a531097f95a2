package makewhole.notification.recipient.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import makewhole.notification.link.Links;
import makewhole.notification.recipient.AnswerForm;
import makewhole.notification.recipient.GiveAnswer;
import makewhole.notification.recipient.GiveAnswer.Given;
import makewhole.notification.recipient.GiveAnswer.ToBeMended;
import makewhole.notification.recipient.Mistake;
import makewhole.notification.recipient.OpenPage;
import makewhole.notification.recipient.OpenPage.Expired;
import makewhole.notification.recipient.OpenPage.Nothing;
import makewhole.notification.recipient.OpenPage.Open;
import makewhole.notification.recipient.Page;
import makewhole.notification.recipient.PageWords;
import makewhole.notification.recipient.PageWords.In;
import makewhole.notification.recipient.Visits;
import makewhole.notification.recipient.Visits.Kind;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link in a notice. Who has the link may read it and answer: there is no account, no cookie, and so
 * nothing that another site could make a browser send along. Reading shows that the notice has arrived, and changes nothing
 * else; only POST answers.
 */
@Path("/answer/{token}")
@Produces("text/html;charset=utf-8")
class PageResource {
    private static final String SAID = "said";

    private final OpenPage openPage;
    private final GiveAnswer giveAnswer;
    private final Links links;
    private final Visits visits;
    private final PageHtml html;
    private final PageWords words;
    private final InstantSource clock;

    PageResource(
            OpenPage openPage,
            GiveAnswer giveAnswer,
            Links links,
            Visits visits,
            PageHtml html,
            PageWords words,
            InstantSource clock) {
        this.openPage = openPage;
        this.giveAnswer = giveAnswer;
        this.links = links;
        this.visits = visits;
        this.html = html;
        this.words = words;
        this.clock = clock;
    }

    @GET
    public RestResponse<String> show(
            String token,
            @RestQuery @Nullable String said,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers) {
        return behind(token, Kind.OPENING, request, headers, page -> {
            boolean justSaid = SAID.equals(said) && !page.answers().isEmpty();
            return answered(200, shown(token, page, AnswerForm.EMPTY, Optional.empty(), justSaid));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> answer(
            String token,
            @RestForm @Nullable String form,
            @RestForm @Nullable String choice,
            @RestForm @Nullable String amount,
            @RestForm("words") @Nullable String written,
            @RestHeader("Sec-Fetch-Site") @Nullable String site,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers) {
        return behind(token, Kind.ANSWER, request, headers, page -> {
            AnswerForm filled = new AnswerForm(text(choice), text(amount), text(written));
            Optional<Instant> shownAt = links.shownAt(text(form), token, clock.instant());
            if (isForeign(site) || shownAt.isEmpty()) {
                return answered(422, shown(token, page, filled, Optional.of(Mistake.PAGE_TOO_OLD), false));
            }
            return switch (giveAnswer.give(page, filled, shownAt.get())) {
                case ToBeMended(var mistake) -> answered(422, shown(token, page, filled, Optional.of(mistake), false));
                case Given given -> seeOther(token);
            };
        });
    }

    private RestResponse<String> behind(
            String token,
            Kind kind,
            HttpServerRequest request,
            HttpHeaders headers,
            Function<Page, RestResponse<String>> shown) {
        In language = words.inOneOf(headers.getAcceptableLanguages());
        String from = request.remoteAddress().hostAddress();
        return switch (openPage.behind(token)) {
            // A right link is never refused because of wrong ones: many people may stand behind one address.
            case Nothing nothing -> {
                Optional<Long> patience = visits.tooMany(Kind.MISS, from);
                yield patience.isPresent()
                        ? busy(language, patience.get())
                        : answered(404, html.problem(language, "missing"));
            }
            case Expired expired -> answered(410, html.problem(language, "expired"));
            case Open(var page) -> {
                Optional<Long> patience =
                        visits.tooMany(kind, page.notice().id().toString());
                yield patience.isPresent() ? busy(language, patience.get()) : shown.apply(page);
            }
        };
    }

    private String shown(String token, Page page, AnswerForm filled, Optional<Mistake> mistake, boolean said) {
        Locale locale = page.notice().content().locale();
        return html.of(words.in(locale), page, links.form(token, clock.instant()), filled, mistake, said);
    }

    private RestResponse<String> busy(In language, long seconds) {
        return safe(with(429, html.problem(language, "busy")))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private RestResponse<String> answered(int status, String page) {
        return safe(with(status, page)).build();
    }

    /** A text beside a status would be taken for its reason phrase, so the page is given on its own. */
    private static RestResponse.ResponseBuilder<String> with(int status, String page) {
        return RestResponse.ResponseBuilder.<String>create(status).entity(page);
    }

    /** Only where it leads, so that going back or reloading sends nothing again. */
    private RestResponse<String> seeOther(String token) {
        return safe(RestResponse.ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER))
                .location(URI.create("/answer/%s?%s=%s".formatted(token, SAID, SAID)))
                .build();
    }

    private RestResponse.ResponseBuilder<String> safe(RestResponse.ResponseBuilder<String> answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src '%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                                .formatted(html.digestOfStyle()))
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** Browsers say whether a form was sent by the very site it goes to; what is no browser says nothing. */
    private static boolean isForeign(@Nullable String site) {
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
