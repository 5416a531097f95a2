package makewhole.notification.template;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import makewhole.notification.template.field.Declaration.Reading;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.GivenValue;

/** The templates in use: what this release ships, and approved versions of it. If one cannot be rendered, the service does not start. */
@Startup
@ApplicationScoped
public class Templates {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final TemplateFiles files;
    private final Supplier<List<TemplateVersion>> approved;
    private final InstantSource clock;
    private final SortedMap<String, Template> shipped = new TreeMap<>();
    private TemplatesInUse inUse = new TemplatesInUse(new TreeMap<>());
    private Instant looked = Instant.MIN;

    @Inject
    Templates(TemplateFiles files, TemplateVersions versions, InstantSource clock) {
        this(files, () -> QuarkusTransaction.joiningExisting().call(versions::approved), clock);
    }

    Templates(TemplateFiles files, Supplier<List<TemplateVersion>> approved, InstantSource clock) {
        this.files = files;
        this.approved = approved;
        this.clock = clock;
        files.readAll().forEach(template -> {
            proveThatItRenders(template);
            shipped.put(template.name(), template);
        });
        inUse().all().forEach(Templates::proveThatItRenders);
    }

    /** The version of each template that is used now. */
    public Collection<Template> all() {
        return inUse().all();
    }

    /** The version of a template that is used now: the latest that is approved. */
    public Optional<Template> named(String name) {
        return inUse().named(name);
    }

    /** The version of a template that this release ships, whatever is used now. */
    public Optional<Template> shipped(String name) {
        return Optional.ofNullable(shipped.get(name));
    }

    /**
     * The templates of now, which stay the same for whoever holds them. Another replica may have approved a version; it is
     * used here within a second. This may ask the database, so not while its connection is busy taking rows in.
     */
    public synchronized TemplatesInUse inUse() {
        Instant now = clock.instant();
        if (looked.isBefore(now.minus(FRESH)) || looked.isAfter(now)) {
            SortedMap<String, Template> found = new TreeMap<>(shipped);
            approved.get().forEach(version -> found.put(version.template(), read(version)));
            inUse = new TemplatesInUse(found);
            looked = now;
        }
        return inUse;
    }

    private Template read(TemplateVersion version) {
        return inUse.named(version.template())
                .filter(known -> known.digest().equals(version.digest()))
                .orElseGet(() -> files.read(version.template(), version.version(), version.source()));
    }

    /** Renders every variant with all its fields, and again without those that may be left out. */
    static void proveThatItRenders(Template template) {
        Map<String, GivenValue> necessary = new HashMap<>(template.samples());
        template.declaration().fields().stream()
                .filter(Field::optional)
                .forEach(field -> necessary.remove(field.name()));
        for (Map<String, GivenValue> samples : List.of(template.samples(), necessary)) {
            Reading reading = template.declaration().read(samples);
            if (!reading.objections().isEmpty()) {
                throw new IllegalStateException(
                        "the samples of template %s: %s".formatted(template.name(), reading.objections()));
            }
            template.variants().values().forEach(variant -> variant.prove(template.declaration(), reading.values()));
        }
    }
}
