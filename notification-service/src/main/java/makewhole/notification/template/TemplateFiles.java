package makewhole.notification.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import makewhole.notification.template.field.Declaration;
import makewhole.notification.template.field.Declaration.Distance;
import makewhole.notification.template.field.Declaration.Sum;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.FieldType;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.Wording;
import makewhole.platform.digest.Digests;
import org.jspecify.annotations.Nullable;

/**
 * Reads the templates from the files that are shipped with the service: {@code templates/catalogue.json} lists them;
 * {@code templates/<name>/<version>/declaration.json} declares the fields with a sample each; beside it lies one source
 * {@code <locale>.md} per locale; {@code templates/words/<locale>.json} has plain words for codes.
 */
@ApplicationScoped
class TemplateFiles {
    private static final String RELEASE = "release";

    private final ObjectMapper json;

    TemplateFiles(ObjectMapper json) {
        this.json = json.copy()
                .registerModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    List<Template> readAll() {
        return catalogue().stream()
                .map(entry -> read(entry.template(), entry.version(), source(entry)))
                .toList();
    }

    /** The version of a template that the release ships: written and approved with it. */
    Optional<TemplateVersion> shipped(String name) {
        return catalogue().stream()
                .filter(entry -> entry.template().equals(name))
                .findFirst()
                .map(entry -> new TemplateVersion(
                        name,
                        entry.version(),
                        source(entry),
                        read(name, entry.version(), source(entry)).digest(),
                        entry.author(),
                        entry.at(),
                        Optional.of(new TemplateVersion.Approval(RELEASE, entry.at()))));
    }

    private List<CatalogueEntry> catalogue() {
        return parsed("catalogue.json", text("catalogue.json"), CatalogueFile.class)
                .templates();
    }

    private static TemplateSource source(CatalogueEntry entry) {
        String folder = "%s/%d/".formatted(entry.template(), entry.version());
        SortedMap<String, String> sources = new TreeMap<>();
        entry.locales().forEach(tag -> sources.put(tag, text(folder + tag + ".md")));
        return new TemplateSource(text(folder + "declaration.json"), sources);
    }

    /**
     * A template from its source.
     *
     * @throws IllegalStateException if it cannot be read
     */
    Template read(String name, int version, TemplateSource source) {
        DeclarationFile file = parsed(name + "/declaration.json", source.declaration(), DeclarationFile.class);
        Declaration declaration = file.declaration();
        Map<Locale, Variant> variants = new LinkedHashMap<>();
        Map<String, String> digested = new TreeMap<>();
        source.sources().forEach((tag, markdown) -> {
            Locale locale = Locale.forLanguageTag(tag);
            String words = "words/%s.json".formatted(tag);
            digested.put(tag, markdown);
            digested.put(words, text(words));
            variants.put(locale, variant(name, locale, markdown, words, declaration));
        });
        return new Template(
                name,
                version,
                Optional.ofNullable(file.remedy()),
                declaration,
                file.samples(),
                variants,
                Digests.of(Map.of("name", name, "version", version, "declaration", file, "sources", digested)));
    }

    private Variant variant(String name, Locale locale, String source, String words, Declaration declaration) {
        try {
            return new Variant(
                    new Wording(
                            locale, parsed(words, text(words), WordsFile.class).words()),
                    source,
                    declaration);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("template %s, %s".formatted(name, locale), wrong);
        }
    }

    private <T> T parsed(String path, String content, Class<T> type) {
        try {
            return json.readValue(content, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("templates/" + path, unreadable);
        }
    }

    private static String text(String path) {
        try (InputStream file = TemplateFiles.class.getResourceAsStream("/templates/" + path)) {
            if (file == null) {
                throw new FileNotFoundException("templates/" + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    record CatalogueFile(List<CatalogueEntry> templates) {}

    record CatalogueEntry(String template, int version, String author, Instant at, List<String> locales) {}

    record WordsFile(Map<String, String> words) {}

    record FieldFile(String name, FieldType type, JsonNode sample, boolean optional, boolean unsigned) {}

    record DeclarationFile(
            @Nullable String remedy,
            @Nullable String amount,
            List<Sum> sums,
            List<Distance> distances,
            @JsonProperty("fields") List<FieldFile> fieldFiles) {
        Declaration declaration() {
            List<Field> fields = new ArrayList<>();
            fieldFiles.forEach(
                    file -> fields.add(new Field(file.name(), file.type(), file.optional(), file.unsigned())));
            return new Declaration(fields, Optional.ofNullable(amount), sums, distances);
        }

        Map<String, GivenValue> samples() {
            Map<String, GivenValue> samples = new LinkedHashMap<>();
            fieldFiles.forEach(file -> samples.put(file.name(), GivenJson.value(file.sample())));
            return samples;
        }
    }
}
