package makewhole.suite.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.folder.Folder;
import makewhole.suite.machine.Account;
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.machine.Service;
import makewhole.suite.machine.StoryClock;
import makewhole.suite.rest.Person;

/** Where the story plays: the running suite, the firm's folder, the clock, and who tells it. */
record Stage(RunningSuite suite, HttpClient http, Folder folder, StoryClock clock, Narrator narrator) {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 100;
    private static final int PAGE = 1_000;

    /** The person of an account such as {@code legal-1}. */
    Person person(String name) {
        Account account = Account.persons().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Person(http, suite.installation().ports(), account, suite.password(account));
    }

    /**
     * Asks again and again until there is an answer.
     *
     * @param what is awaited, such as "the audit"
     */
    <T> T await(String what, Supplier<Optional<T>> question) {
        long start = System.nanoTime();
        long news = start;
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(LONGEST_WAIT) > 0) {
                throw new CannotGoOnException("Waited %d s in vain for %s; the logs are in %s."
                        .formatted(
                                waited.toSeconds(),
                                what,
                                suite.installation().data().resolve("logs")));
            }
            if (Duration.ofNanos(System.nanoTime() - news).compareTo(BETWEEN_NEWS) > 0) {
                news = System.nanoTime();
                narrator.tell("… waiting for %s (%d s)".formatted(what, waited.toSeconds()));
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CannotGoOnException("Stopped.", stopped);
            }
        }
    }

    /** All items of a paged list. */
    List<JsonNode> all(Person reader, Service service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = reader.get(service, "%s?limit=%d%s".formatted(path, PAGE, after))
                    .orEnd("A list could not be read")
                    .json();
            page.path("items").forEach(items::add);
            JsonNode next = page.path("next");
            after = next.isMissingNode() || next.isNull() ? "" : "&after=" + segment(next.asText());
        } while (!after.isEmpty());
        return items;
    }

    /** A text as one segment of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A whole number as people write it: 3,035. */
    static String count(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    /** "1 deal", "2 deals". */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
