package makewhole.notification.template;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import makewhole.notification.template.field.CalculationStep;
import makewhole.notification.template.field.Declaration;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.FieldType;
import makewhole.notification.template.field.MarkdownEscape;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.ListValue;
import makewhole.notification.template.field.Value.StepsValue;
import makewhole.notification.template.field.Wording;
import org.jspecify.annotations.Nullable;

/** The words of a template in one locale. The first line of the source is the subject, the rest is Markdown. */
final class Variant {
    private static final String SUBJECT = "subject: ";
    private static final String ROWS = "rows";
    private static final String LABEL = "label";
    private static final String VALUE = "value";
    // Values are made harmless before they get here, so that no form of tag can let one through as it came.
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().withEscaper(Escapers.NONE).strictSections(true);

    private final Wording wording;
    private final com.samskivert.mustache.Template subject;
    private final com.samskivert.mustache.Template body;

    /**
     * Reads a source.
     *
     * @throws IllegalArgumentException if it has no subject, cannot be parsed, or names what is not declared
     */
    Variant(Wording wording, String source, Declaration declaration) {
        this.wording = wording;
        int endOfSubject = source.indexOf("\n\n");
        if (!source.startsWith(SUBJECT) || endOfSubject < 0) {
            throw new IllegalArgumentException("a source begins with '%s' and an empty line".formatted(SUBJECT));
        }
        try {
            subject = MUSTACHE.compile(source.substring(SUBJECT.length(), endOfSubject));
            body = MUSTACHE.compile(source.substring(endOfSubject + 2));
        } catch (MustacheException unparsable) {
            throw new IllegalArgumentException(unparsable);
        }
        Set<String> unknown = new HashSet<>();
        for (com.samskivert.mustache.Template part : new com.samskivert.mustache.Template[] {subject, body}) {
            part.visit(new UsedNames(unknown));
        }
        declaration.fields().forEach(field -> {
            unknown.remove(field.name());
            if (field.type() == FieldType.STEPS) {
                unknown.removeAll(List.of(ROWS, LABEL, VALUE));
            }
        });
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s are not declared".formatted(unknown));
        }
    }

    Locale locale() {
        return wording.locale();
    }

    Rendered render(Declaration declaration, Map<String, Value> values) {
        String title = subject.execute(worded(declaration, values, UnaryOperator.identity()));
        MarkdownBody markdown = markdown(declaration, values);
        return new Rendered(
                wording.locale(),
                title,
                markdown.asText(wording.locale()),
                HtmlMail.page(wording.locale(), title, markdown.asHtml()));
    }

    /**
     * Renders it, and looks whether mail, plain text and letter can all say what is written.
     *
     * @throws IllegalArgumentException if they cannot
     */
    void prove(Declaration declaration, Map<String, Value> values) {
        render(declaration, values);
        KnownMarkdown.require(markdown(declaration, values).document());
    }

    private MarkdownBody markdown(Declaration declaration, Map<String, Value> values) {
        return MarkdownBody.of(body.execute(worded(declaration, values, MarkdownEscape::escaped)));
    }

    /** A field that was left out is there as null: a condition on it is false, and telling it is an error. */
    private Map<String, @Nullable Object> worded(
            Declaration declaration, Map<String, Value> values, UnaryOperator<String> harmless) {
        Map<String, @Nullable Object> words = new HashMap<>();
        for (Field field : declaration.fields()) {
            Value value = values.get(field.name());
            words.put(
                    field.name(),
                    switch (value) {
                        case null -> null;
                        case ListValue(var texts) ->
                            texts.stream().map(harmless).toList();
                        case StepsValue calculation -> table(calculation.steps(), harmless);
                        case Value one -> harmless.apply(wording.of(field, one));
                    });
        }
        return words;
    }

    /** A calculation is a section of rows. A condition on it is true, since it is never empty. */
    private Map<String, Object> table(List<CalculationStep> steps, UnaryOperator<String> harmless) {
        return Map.of(
                ROWS,
                steps.stream()
                        .map(step -> Map.of(
                                LABEL, harmless.apply(wording.label(step)), VALUE, harmless.apply(wording.value(step))))
                        .toList());
    }

    /** Collects the names a source uses; partials, parents and blocks are refused, as they are logic. */
    private record UsedNames(Set<String> names) implements Mustache.Visitor {
        @Override
        public void visitText(String text) {
            if (text.contains("{{") || text.contains("}}")) {
                throw new IllegalArgumentException("a tag is not closed in: " + text);
            }
        }

        @Override
        public void visitVariable(String name) {
            // A dot is the present text of a list.
            if (!name.equals(".")) {
                names.add(name);
            }
        }

        @Override
        public boolean visitSection(String name) {
            names.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return visitSection(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw new IllegalArgumentException("a template takes in no other: " + name);
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitBlock(String name) {
            return visitInclude(name);
        }
    }
}
