package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import makewhole.notification.link.AnswerLinks;
import makewhole.notification.template.Templates;
import makewhole.notification.template.TemplatesInUse;
import makewhole.platform.csv.RowError;
import makewhole.platform.csv.RowErrors;

/**
 * Checks every row of a batch, collects all that is wrong, and renders the notices as long as nothing is. Rows are worked
 * on a few hundred at a time, on all cores; the notices come out in the order of the rows.
 */
@ApplicationScoped
class NoticeWriter {
    private static final int AT_ONCE = 512;

    private final Templates templates;
    private final Sender sender;
    private final AnswerLinks links;

    @Inject
    NoticeWriter(Templates templates, Sender sender, AnswerLinks links) {
        this.templates = templates;
        this.sender = sender;
        this.links = links;
    }

    /** What became of one row. */
    private record Checked(Optional<Notice> notice, List<RowError> errors) {}

    /** Takes the templates of now. To be called before rows go to the database, whose connection can then answer nothing. */
    Pen pen() {
        return new Pen(templates.inUse());
    }

    /** Writes all notices of a batch with the same templates. */
    final class Pen {
        private final TemplatesInUse inUse;

        private Pen(TemplatesInUse inUse) {
            this.inUse = inUse;
        }

        /** Hands every notice to {@code into} until the first error; whoever calls looks at the errors afterwards. */
        int write(UUID batch, IncomingRows rows, WrittenErrors errors, Consumer<Notice> into) {
            Run run = new Run(inUse, batch, errors, into);
            RowErrors unreadable = new RowErrors();
            rows.forEach(unreadable, row -> {
                errors.takeFrom(unreadable);
                run.add(row);
            });
            errors.takeFrom(unreadable);
            run.flush();
            if (run.position == 0 && errors.count() == 0) {
                errors.add(new RowError(RowCheck.FILE, 0, "", "there are no rows"));
            }
            return run.position;
        }
    }

    private final class Run {
        private final TemplatesInUse inUse;
        private final UUID batch;
        private final WrittenErrors errors;
        private final Consumer<Notice> into;
        /** A digest of line and template instead of both: half the memory for a million rows. */
        private final Set<UUID> told = new HashSet<>();

        private final List<RowCheck> waiting = new ArrayList<>(AT_ONCE);
        private int position;

        Run(TemplatesInUse inUse, UUID batch, WrittenErrors errors, Consumer<Notice> into) {
            this.inUse = inUse;
            this.batch = batch;
            this.errors = errors;
            this.into = into;
        }

        void add(RequestedNotice row) {
            position++;
            if (position > IncomingRows.MOST) {
                if (position == IncomingRows.MOST + 1) {
                    errors.add(new RowError(
                            RowCheck.FILE, position, "", "a batch has at most %d rows".formatted(IncomingRows.MOST)));
                }
                return;
            }
            RowCheck check = new RowCheck(inUse, sender, links, new RowErrors(), position, row);
            if (!told.add(Notice.idOf(batch, row.line(), row.template()))) {
                check.object("line", "is told with this template in another row already");
            }
            waiting.add(check);
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        void flush() {
            List<Checked> all = waiting.parallelStream()
                    .map(check -> new Checked(check.write(batch), check.errors()))
                    .toList();
            waiting.clear();
            for (Checked checked : all) {
                checked.errors().forEach(errors::add);
                if (errors.count() == 0) {
                    checked.notice().ifPresent(into);
                }
            }
        }
    }
}
