package makewhole.notification.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import makewhole.notification.Refusal.MailIsNoReport;
import makewhole.notification.Refusal.ReportOfNoNotice;
import makewhole.notification.RefusedException;
import makewhole.notification.bounce.ReportReader.Reading.Interim;
import makewhole.notification.bounce.ReportReader.Reading.NoReport;
import makewhole.notification.bounce.ReportReader.Reading.OfNoNotice;
import makewhole.notification.bounce.ReportReader.Reading.Report;
import makewhole.notification.delivery.HearOfNotice;
import makewhole.notification.delivery.HearOfNotice.Effect;

/** Takes a delivery report, once, and moves its notice. */
@ApplicationScoped
public class TakeReport {
    /** What a report changed. */
    public sealed interface Taken {
        record Applied(DeliveryReport report, boolean moved) implements Taken {}

        /** The notice is still being sent; the report is kept and applied after that. */
        record Waiting(DeliveryReport report) implements Taken {}

        record Again(DeliveryReport report) implements Taken {}

        record NothingYet() implements Taken {}
    }

    private final ReportReader reader;
    private final DeliveryReports reports;
    private final HearOfNotice hear;

    @Inject
    TakeReport(ReportReader reader, DeliveryReports reports, HearOfNotice hear) {
        this.reader = reader;
        this.reports = reports;
        this.hear = hear;
    }

    /**
     * Takes a mail that is a report.
     *
     * @throws RefusedException if it is none, or is about none of our notices
     */
    @Transactional
    public Taken take(byte[] mail, String by) {
        return switch (reader.read(mail)) {
            case Report(var report, var recipients) -> take(report, recipients, by);
            case Interim() -> new Taken.NothingYet();
            case OfNoNotice() -> throw new RefusedException(new ReportOfNoNotice());
            case NoReport(var reason) -> throw new RefusedException(new MailIsNoReport(reason));
        };
    }

    private Taken take(DeliveryReport report, Set<String> recipients, String by) {
        if (!reports.knows(report.notice())) {
            throw new RefusedException(new ReportOfNoNotice());
        }
        if (!reports.add(report, by)) {
            return new Taken.Again(report);
        }
        // Mail to an address that the notice goes to no more may come back for days.
        if (hear.isOfFormerAddress(report.notice(), recipients)) {
            reports.applied(report);
            return new Taken.Applied(report, false);
        }
        return apply(report, by);
    }

    Taken apply(DeliveryReport report, String by) {
        Effect effect = switch (report.outcome()) {
            case FAILED -> hear.cameBack(report.notice(), report.status(), by);
            case DELIVERED -> hear.arrived(report.notice(), report.status(), by);
        };
        if (effect == Effect.TOO_EARLY) {
            return new Taken.Waiting(report);
        }
        reports.applied(report);
        return new Taken.Applied(report, effect == Effect.MOVED);
    }
}
