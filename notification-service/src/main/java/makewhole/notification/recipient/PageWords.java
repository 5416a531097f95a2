package makewhole.notification.recipient;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import makewhole.notification.template.Template;

/** What stands on the page around the notice, in every language; a word that is missing keeps the service from starting. */
@ApplicationScoped
public class PageWords {
    /** The problems that a customer can understand; any other is one of the service's own. */
    private static final Map<String, String> REFUSALS =
            Map.of(AnswerStanding.CARRIED_OUT, "refused.FINAL", "answer-too-late", "refused.TOO_LATE");

    private static final String OTHER_REFUSAL = "refused.OTHER";

    private static final List<String> LOCALES = List.of("en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP");

    private final Map<Locale, In> languages = new HashMap<>();

    @Inject
    PageWords(ObjectMapper json) {
        for (String tag : LOCALES) {
            In language = new In(Locale.forLanguageTag(tag), read(json, tag));
            for (Choice choice : Choice.values()) {
                language.choice(choice);
            }
            for (Mistake mistake : Mistake.values()) {
                language.mistake(mistake);
            }
            REFUSALS.keySet().forEach(language::refusal);
            language.refusal("");
            languages.put(language.locale(), language);
        }
    }

    private static Map<String, String> read(ObjectMapper json, String tag) {
        try (InputStream file = PageWords.class.getResourceAsStream("/pages/" + tag + ".json")) {
            if (file == null) {
                throw new FileNotFoundException("pages/" + tag + ".json");
            }
            Map<String, String> words = new HashMap<>();
            json.readTree(file)
                    .properties()
                    .forEach(word -> words.put(word.getKey(), word.getValue().textValue()));
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The words of a locale; those of en-US if it has none. */
    public In in(Locale locale) {
        In language = languages.get(locale);
        return language == null ? languages.getOrDefault(Template.FALLBACK, english()) : language;
    }

    /** The words of the first of these locales that has any, or whose language has. */
    public In inOneOf(List<Locale> locales) {
        return locales.stream()
                .flatMap(wanted -> Stream.concat(
                        Stream.ofNullable(languages.get(wanted)),
                        languages.values().stream()
                                .filter(known -> known.locale().getLanguage().equals(wanted.getLanguage())
                                        && !known.locale().equals(Locale.UK))))
                .findFirst()
                .orElseGet(() -> in(Template.FALLBACK));
    }

    private In english() {
        throw new IllegalStateException("pages/en-US.json was not read");
    }

    /** The words of one language. */
    public record In(Locale locale, Map<String, String> all) {
        public In {
            all = Map.copyOf(all);
        }

        public String choice(Choice choice) {
            return of("choice." + choice);
        }

        public String mistake(Mistake mistake) {
            return of("mistake." + mistake);
        }

        /**
         * Why a plan has not taken an answer.
         *
         * @param problem that the plan refused it with
         */
        public String refusal(String problem) {
            return of(REFUSALS.getOrDefault(problem, OTHER_REFUSAL));
        }

        /** One word or sentence. */
        public String of(String name) {
            String word = all.get(name);
            if (word == null) {
                throw new IllegalStateException("pages/%s.json has no %s".formatted(locale.toLanguageTag(), name));
            }
            return word;
        }
    }
}
