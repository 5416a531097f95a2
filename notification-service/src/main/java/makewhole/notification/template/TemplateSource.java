package makewhole.notification.template;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people write of a template.
 *
 * @param declaration of its fields, as JSON
 * @param sources Markdown by locale, such as {@code en-US}
 */
public record TemplateSource(String declaration, SortedMap<String, String> sources) {
    public TemplateSource {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }
}
