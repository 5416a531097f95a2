package makewhole.notification.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import makewhole.notification.Refusal;
import makewhole.notification.RefusedException;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;

/** New versions of templates: written by one person, approved by another one of customer success, then used. */
@ApplicationScoped
public class EditTemplates {
    /** Versions that are written here are numbered from the next one on, so that no release ever ships the same number. */
    static final int LAST_OF_RELEASES = 1_000;

    private final TemplateFiles files;
    private final TemplateVersions versions;
    private final Journal journal;
    private final InstantSource clock;

    @Inject
    EditTemplates(TemplateFiles files, TemplateVersions versions, Journal journal, InstantSource clock) {
        this.files = files;
        this.versions = versions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps a version. It must be written in every locale of the shipped one and be rendered with its samples in each.
     *
     * @throws InvalidRequestException if it cannot be
     */
    @Transactional(TxType.MANDATORY)
    public TemplateVersion write(String name, TemplateSource source, Subject author) {
        List<TemplateVersion> before = all(name);
        int number = Math.max(LAST_OF_RELEASES, before.getLast().version()) + 1;
        if (!source.sources()
                .keySet()
                .equals(new TreeSet<>(before.getFirst().source().sources().keySet()))) {
            throw new InvalidRequestException(
                    "sources",
                    "must be "
                            + String.join(
                                    ", ", before.getFirst().source().sources().keySet()));
        }
        Template template;
        try {
            template = files.read(name, number, source);
            Templates.proveThatItRenders(template);
        } catch (RuntimeException broken) {
            throw new InvalidRequestException("sources", "cannot be rendered with the samples: " + causes(broken));
        }
        TemplateVersion version = new TemplateVersion(
                name,
                number,
                source,
                template.digest(),
                author.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Optional.empty());
        if (!versions.add(version)) {
            throw new RefusedException(new Refusal.TemplateVersionExists(name, number));
        }
        journal.append(JournalEntry.of("template-version-written", "template", name, author.name())
                .with("version", number)
                .with("digest", version.digest()));
        return version;
    }

    private static String causes(Throwable broken) {
        List<String> causes = new ArrayList<>();
        for (Throwable cause = broken; cause != null && causes.size() < 5; cause = cause.getCause()) {
            causes.add(String.valueOf(cause.getMessage()));
        }
        return String.join(": ", causes);
    }

    /**
     * Approves a version; from then on new batches are written with it.
     *
     * @throws RefusedException if it is approved already, is not what was looked at, or is the approver's own
     */
    @Transactional(TxType.MANDATORY)
    public TemplateVersion approve(String name, int number, String digest, Subject by) {
        TemplateVersion version = get(name, number);
        if (!version.digest().equals(digest)) {
            throw new RefusedException(new Refusal.DigestStale(digest, version.digest()));
        }
        if (version.author().equals(by.name())) {
            throw new RefusedException(new Refusal.OwnTemplate(name, number));
        }
        TemplateVersion.Approval approval =
                new TemplateVersion.Approval(by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!versions.approve(name, number, approval)) {
            throw new RefusedException(new Refusal.TemplateApproved(name, number));
        }
        journal.append(JournalEntry.of("template-version-approved", "template", name, by.name())
                .with("version", number)
                .with("digest", digest));
        return get(name, number);
    }

    /** All versions of a template, the shipped one first. */
    @Transactional
    public List<TemplateVersion> all(String name) {
        List<TemplateVersion> all = new ArrayList<>();
        all.add(files.shipped(name).orElseThrow(() -> new NotFoundException("template", name)));
        all.addAll(versions.of(name));
        return all;
    }

    /** What a version asks of those who send rows, compared with the one before it. */
    @Transactional
    public List<String> breaking(TemplateVersion version) {
        List<TemplateVersion> before = all(version.template()).stream()
                .filter(other -> other.version() < version.version())
                .toList();
        return before.isEmpty() ? List.of() : BreakingChanges.between(read(before.getLast()), read(version));
    }

    /** What changed from one version to another, file by file; files that did not change are left out. */
    @Transactional
    public SortedMap<String, List<String>> difference(String name, int from, int to) {
        TemplateSource before = get(name, from).source();
        TemplateSource after = get(name, to).source();
        SortedMap<String, List<String>> changed = new TreeMap<>();
        if (!before.declaration().equals(after.declaration())) {
            changed.put("declaration", LineDifference.between(before.declaration(), after.declaration()));
        }
        after.sources().forEach((locale, source) -> {
            String was = before.sources().getOrDefault(locale, "");
            if (!was.equals(source)) {
                changed.put(locale, LineDifference.between(was, source));
            }
        });
        return changed;
    }

    /** A version ready to be rendered, approved or not. */
    @Transactional
    public Template template(String name, int number) {
        return read(get(name, number));
    }

    private TemplateVersion get(String name, int number) {
        return all(name).stream()
                .filter(version -> version.version() == number)
                // One that was written here before its number was shipped, too, is the one that people know by it.
                .reduce((shipped, own) -> own)
                .orElseThrow(() -> new NotFoundException("template version", number));
    }

    private Template read(TemplateVersion version) {
        return files.read(version.template(), version.version(), version.source());
    }
}
