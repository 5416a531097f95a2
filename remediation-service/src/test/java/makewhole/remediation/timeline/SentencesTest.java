package makewhole.remediation.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a service writes into its journal, the timeline has words for it. */
class SentencesTest {
    private static final List<String> WHO_WRITES =
            List.of("platform", "remediation-service", "allocation-service", "notification-service");
    private static final Pattern KEBAB = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern JOURNALING = Pattern.compile("\\bJournalEntry\\b|\\bedge\\(");

    /** What happens once per notice, and stands in no timeline. */
    private static final Set<String> OF_NOTICES = Set.of(
            "answer-forwarded",
            "answer-given",
            "answer-refused",
            "contact-attempted",
            "contact-task-opened",
            "customer-not-found",
            "customer-reached",
            "letter-fetched",
            "page-opened");

    /** Words with hyphens that stand in the same files and are no events. */
    private static final Set<String> NO_EVENTS = Set.of(
            "allocation-service",
            "carry-message",
            "forward-answer",
            "irs-underpayment-rate",
            "not-as-approved",
            "not-tried",
            "notification-service",
            "post-mortem",
            "rate-table",
            "remediation-service",
            "task-due");

    @Test
    void every_kind_of_event_has_a_sentence_of_its_own() throws IOException {
        Set<String> events = events();
        assertThat(events)
                .as("the sources are read")
                .contains(
                        "incident-declared",
                        "plan-frozen",
                        "kill-switch-released",
                        "version-activated",
                        "batch-approved");

        Set<String> without = new TreeSet<>();
        Map<String, String> sentences = new TreeMap<>();
        for (String event : events) {
            Sentences.known(an(event))
                    .ifPresentOrElse(sentence -> sentences.put(event, sentence), () -> without.add(event));
        }

        assertThat(without)
                .as(
                        "events without a sentence: write one in Sentences, or name the word in this test if it is no event")
                .isEmpty();
        assertThat(sentences.values())
                .allSatisfy(sentence -> assertThat(sentence).endsWith(".").doesNotContain("%"))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_event_of_a_later_release_says_its_own_name() {
        assertThat(Sentences.of(an("moon-eclipsed"))).isEqualTo("Moon eclipsed (deal D-1).");
    }

    private static Set<String> events() throws IOException {
        Set<String> events = new TreeSet<>();
        for (String module : WHO_WRITES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    events.addAll(eventsIn(Files.readString(file)));
                }
            }
        }
        events.removeAll(NO_EVENTS);
        events.removeAll(OF_NOTICES);
        events.removeIf(event -> event.startsWith("notice-"));
        return events;
    }

    private static Set<String> eventsIn(String source) {
        Set<String> events = new HashSet<>();
        if (JOURNALING.matcher(source).find()) {
            Matcher words = KEBAB.matcher(source);
            while (words.find()) {
                events.add(words.group(1));
            }
        }
        return events;
    }

    private static PulledEvent an(String event) {
        return new PulledEvent(
                "remediation-service",
                1,
                Instant.parse("2026-09-21T09:00:00Z"),
                event,
                "deal",
                "D-1",
                "engineering-1",
                "",
                Map.of(),
                "",
                "");
    }
}
