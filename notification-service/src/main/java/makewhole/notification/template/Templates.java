package makewhole.notification.template;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import makewhole.notification.template.field.Declaration.Reading;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.GivenValue;

/** The templates that this release ships. If one of them cannot be rendered, the service does not start. */
@Startup
@ApplicationScoped
public class Templates {
    private final SortedMap<String, Template> templates = new TreeMap<>();

    Templates(TemplateFiles files) {
        files.readAll().forEach(template -> {
            proveThatItRenders(template);
            templates.put(template.name(), template);
        });
    }

    public Collection<Template> all() {
        return templates.values();
    }

    public Optional<Template> named(String name) {
        return Optional.ofNullable(templates.get(name));
    }

    /** Renders every variant with all its fields, and again without those that may be left out. */
    static void proveThatItRenders(Template template) {
        Map<String, GivenValue> necessary = new HashMap<>(template.samples());
        template.declaration().fields().stream()
                .filter(Field::optional)
                .forEach(field -> necessary.remove(field.name()));
        for (Map<String, GivenValue> samples : java.util.List.of(template.samples(), necessary)) {
            Reading reading = template.declaration().read(samples);
            if (!reading.objections().isEmpty()) {
                throw new IllegalStateException(
                        "the samples of template %s: %s".formatted(template.name(), reading.objections()));
            }
            template.variants().keySet().forEach(locale -> template.render(locale, reading.values()));
        }
    }
}
