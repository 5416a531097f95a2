package makewhole.notification.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final ObjectMapper json;

    TemplateFiles(ObjectMapper json) {
        this.json = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    List<Template> readAll() {
        return read("catalogue.json", CatalogueFile.class).templates().stream()
                .map(this::read)
                .toList();
    }

    private Template read(CatalogueEntry entry) {
        String folder = "%s/%d/".formatted(entry.template(), entry.version());
        DeclarationFile file = read(folder + "declaration.json", DeclarationFile.class);
        Declaration declaration = file.declaration();
        Map<Locale, Variant> variants = new LinkedHashMap<>();
        Map<String, String> sources = new TreeMap<>();
        for (String tag : entry.locales()) {
            Locale locale = Locale.forLanguageTag(tag);
            String source = text(folder + tag + ".md");
            String words = "words/%s.json".formatted(tag);
            sources.put(tag, source);
            sources.put(words, text(words));
            variants.put(locale, variant(entry, locale, source, words, declaration));
        }
        return new Template(
                entry.template(),
                entry.version(),
                Optional.ofNullable(file.remedy()),
                declaration,
                file.samples(),
                variants,
                Digests.of(Map.of(
                        "name",
                        entry.template(),
                        "version",
                        entry.version(),
                        "declaration",
                        file,
                        "sources",
                        sources)));
    }

    private Variant variant(CatalogueEntry entry, Locale locale, String source, String words, Declaration declaration) {
        try {
            return new Variant(new Wording(locale, read(words, WordsFile.class).words()), source, declaration);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("template %s, %s".formatted(entry.template(), locale), wrong);
        }
    }

    private <T> T read(String path, Class<T> type) {
        try {
            return json.readValue(text(path), type);
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

    record CatalogueEntry(String template, int version, List<String> locales) {}

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
