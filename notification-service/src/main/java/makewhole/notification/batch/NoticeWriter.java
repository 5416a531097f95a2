package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import makewhole.notification.batch.RowCheck.Place;
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
            try (ToldLines told = new ToldLines()) {
                Run run = new Run(this, batch, errors, into, told);
                rows.forEach(RowErrors.handedTo(errors::add), run::add);
                run.end();
                return run.position;
            }
        }
    }

    private final class Run {
        private final Pen pen;
        private final UUID batch;
        private final WrittenErrors errors;
        private final Consumer<Notice> into;
        private final ToldLines told;
        private final List<RowCheck> waiting = new ArrayList<>(AT_ONCE);
        private int position;

        Run(Pen pen, UUID batch, WrittenErrors errors, Consumer<Notice> into, ToldLines told) {
            this.pen = pen;
            this.batch = batch;
            this.errors = errors;
            this.into = into;
            this.told = told;
        }

        void add(long number, RequestedNotice row) {
            position++;
            if (position > IncomingRows.MOST) {
                if (position == IncomingRows.MOST + 1) {
                    errors.add(new RowError(
                            RowCheck.FILE, number, "", "a batch has at most %d rows".formatted(IncomingRows.MOST)));
                }
                return;
            }
            RowCheck check = new RowCheck(pen.inUse, sender, links, new Place(number, position), row);
            told.add(Notice.idOf(batch, row.line(), row.template()), Math.toIntExact(number));
            waiting.add(check);
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        /** Does what is left to do, and names the rows that tell again what another one tells. */
        void end() {
            flush();
            told.forEachAgain(again -> errors.add(
                    new RowError(RowCheck.FILE, again, "line", "is told with this template in another row already")));
            if (position == 0 && errors.count() == 0) {
                errors.add(new RowError(RowCheck.FILE, 0, "", "there are no rows"));
            }
        }

        private void flush() {
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
