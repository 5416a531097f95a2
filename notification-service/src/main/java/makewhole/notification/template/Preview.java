package makewhole.notification.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.template.field.Declaration.Reading;
import makewhole.notification.template.field.GivenValue;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;

/** Shows a template with somebody's data, addressed to nobody. */
@ApplicationScoped
public class Preview {
    private final Templates templates;

    @Inject
    Preview(Templates templates) {
        this.templates = templates;
    }

    public Collection<Template> templates() {
        return templates.all();
    }

    /**
     * The notice that these fields would make.
     *
     * @throws makewhole.platform.csv.RowsRefusedException if a field is missing, unknown or wrong
     */
    public Rendered of(String name, String locale, Map<String, GivenValue> fields) {
        return of(templates.named(name).orElseThrow(() -> new NotFoundException("template", name)), locale, fields);
    }

    /**
     * The notice that these fields would make with a version of a template, in use or not.
     *
     * @throws makewhole.platform.csv.RowsRefusedException if a field is missing, unknown or wrong
     */
    public Rendered of(Template template, String locale, Map<String, GivenValue> fields) {
        Locale read = parsed(locale);
        Map<String, GivenValue> given = new HashMap<>(fields);
        for (String own : Template.FILLED_IN) {
            Optional.ofNullable(template.samples().get(own)).ifPresent(sample -> given.put(own, sample));
        }
        Reading reading = template.declaration().read(given);
        RowErrors errors = new RowErrors();
        reading.objections()
                .forEach(objection -> errors.add("body", 0, "fields." + objection.field(), objection.reason()));
        errors.refuseIfAny();
        return template.render(read, reading.values());
    }

    private static Locale parsed(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException notALocale) {
            throw new InvalidRequestException("locale", "is not a locale like en-US");
        }
    }
}
