package makewhole.allocation.version;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the versions of a fresh installation their first states. Whatever is known later is left alone. */
@ApplicationScoped
public class FirstStates {
    private static final String SUBJECT = "allocation-service";

    private final List<String> firstStates;
    private final Set<String> verifiedByRelease;
    private final Versions versions;
    private final Journal journal;

    FirstStates(
            @ConfigProperty(name = "makewhole.allocation.first-states") List<String> firstStates,
            @ConfigProperty(name = "makewhole.allocation.verified-by-release") Set<String> verifiedByRelease,
            Versions versions,
            Journal journal) {
        this.firstStates = List.copyOf(firstStates);
        this.verifiedByRelease = Set.copyOf(verifiedByRelease);
        this.versions = versions;
        this.journal = journal;
    }

    @Transactional
    void atStart(@Observes StartupEvent started) {
        apply(firstStates);
    }

    /**
     * Makes versions known in their first states, if none is known yet.
     *
     * @param states such as {@code proration-2=ACTIVE}
     */
    @Transactional
    public void apply(List<String> states) {
        versions.lock();
        if (versions.all().isEmpty()) {
            states.forEach(this::register);
        }
    }

    private void register(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "makewhole.allocation.first-states reads proration-2=ACTIVE,…; '%s' does not".formatted(text));
        }
        VersionName name = new VersionName(text.substring(0, equals).strip());
        VersionState state = VersionState.valueOf(text.substring(equals + 1).strip());
        boolean proven = state == VersionState.ACTIVE && verifiedByRelease.contains(name.value());
        versions.add(Version.first(name, state, proven));
        journal.append(JournalEntry.of("version-registered", "version", name, SUBJECT)
                .with("state", state)
                .with("verifiedByRelease", proven));
    }
}
