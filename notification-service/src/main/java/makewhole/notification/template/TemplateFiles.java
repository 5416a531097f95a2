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
import java.util.HashMap;
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
 * {@code <locale>.md} per locale; {@code templates/words/<locale>.json} has plain words for codes, and
 * {@code templates/steps/<locale>.json} for the steps of calculations.
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
        DeclarationFile declared = parsed(name + "/declaration.json", source.declaration(), DeclarationFile.class);
        Declaration declaration = declared.declaration();
        Map<Locale, Variant> variants = new LinkedHashMap<>();
        Map<String, String> digested = new TreeMap<>();
        source.sources().forEach((tag, markdown) -> {
            Locale locale = Locale.forLanguageTag(tag);
            digested.put(tag, markdown);
            Map<String, String> words = new HashMap<>();
            for (String file : files(tag, declaration)) {
                String content = text(file);
                digested.put(file, content);
                words.putAll(parsed(file, content, WordsFile.class).words());
            }
            variants.put(locale, variant(name, new Wording(locale, words), markdown, declaration));
        });
        return new Template(
                name,
                version,
                Optional.ofNullable(declared.remedy()),
                declaration,
                declared.samples(),
                variants,
                Digests.of(Map.of("name", name, "version", version, "declaration", declared, "sources", digested)));
    }

    /** The words of a template without calculations are the same whatever their steps are called. */
    private static List<String> files(String tag, Declaration declaration) {
        String words = "words/%s.json".formatted(tag);
        return calculates(declaration) ? List.of(words, "steps/%s.json".formatted(tag)) : List.of(words);
    }

    private static boolean calculates(Declaration declaration) {
        return declaration.fields().stream().anyMatch(field -> field.type() == FieldType.STEPS);
    }

    private static Variant variant(String name, Wording wording, String source, Declaration declaration) {
        try {
            if (calculates(declaration)) {
                wording.requireSteps();
            }
            return new Variant(wording, source, declaration);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("template %s, %s".formatted(name, wording.locale()), wrong);
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
