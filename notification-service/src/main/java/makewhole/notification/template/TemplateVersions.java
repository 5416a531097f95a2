package makewhole.notification.template;

import java.util.List;
import java.util.Optional;

/** Versions that were written here, on top of those that a release ships. Every method runs in a transaction of its caller. */
public interface TemplateVersions {
    /** Keeps a version; says whether its number was free. */
    boolean add(TemplateVersion version);

    Optional<TemplateVersion> get(String template, int version);

    /** The versions of a template, the earliest first. */
    List<TemplateVersion> of(String template);

    /** The approved versions of all templates, the earliest first. */
    List<TemplateVersion> approved();

    /** Approves a version; says whether nobody had. */
    boolean approve(String template, int version, TemplateVersion.Approval approval);
}
