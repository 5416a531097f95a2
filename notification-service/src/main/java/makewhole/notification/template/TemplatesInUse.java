package makewhole.notification.template;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The templates at one moment: a batch is written with these from its first row to its last. */
public record TemplatesInUse(SortedMap<String, Template> byName) {
    public TemplatesInUse {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public Collection<Template> all() {
        return byName.values();
    }

    public Optional<Template> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
