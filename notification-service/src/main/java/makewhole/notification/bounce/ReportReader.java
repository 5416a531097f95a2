package makewhole.notification.bounce;

import java.util.Set;

/** Reads a mail as a delivery report. */
public interface ReportReader {
    /** What was read. */
    sealed interface Reading {
        /**
         * A report.
         *
         * @param recipients the addresses that it is about, as it names them; they are compared and not kept
         */
        record Report(DeliveryReport report, Set<String> recipients) implements Reading {
            public Report {
                recipients = Set.copyOf(recipients);
            }
        }

        /** A report that something takes longer: nothing follows from it. */
        record Interim() implements Reading {}

        /** A report, but of none of our notices, or of several that contradict each other. */
        record OfNoNotice() implements Reading {}

        record NoReport(String reason) implements Reading {}
    }

    /** Never throws because of what is in the mail. */
    Reading read(byte[] mail);
}
