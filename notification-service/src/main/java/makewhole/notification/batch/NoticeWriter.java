package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.link.AnswerLinks;
import makewhole.notification.template.Templates;
import makewhole.platform.csv.RowErrors;

/** Checks every row of a batch, tells all that is wrong, and renders the notices only if nothing is. */
@ApplicationScoped
class NoticeWriter {

    private final Templates templates;
    private final Sender sender;
    private final AnswerLinks links;

    @Inject
    NoticeWriter(Templates templates, Sender sender, AnswerLinks links) {
        this.templates = templates;
        this.sender = sender;
        this.links = links;
    }

    /**
     * The notices of a batch.
     *
     * @throws makewhole.platform.csv.RowsRefusedException if anything is wrong with any row
     */
    List<Notice> write(UUID batch, List<RequestedNotice> rows) {
        RowErrors errors = new RowErrors();
        if (rows.isEmpty()) {
            errors.add(RowCheck.FILE, 0, "", "there are no rows");
        }
        Set<String> told = new HashSet<>();
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowCheck check = new RowCheck(templates, sender, links, errors, i + 1, rows.get(i));
            if (!told.add(rows.get(i).line() + "\n" + rows.get(i).template())) {
                check.object("line", "is told with this template in another row already");
            }
            check.write(batch).ifPresent(notices::add);
        }
        errors.refuseIfAny();
        return notices;
    }
}
