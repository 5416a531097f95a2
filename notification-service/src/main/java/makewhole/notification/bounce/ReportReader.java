package makewhole.notification.bounce;

/** Reads a mail as a delivery report. */
public interface ReportReader {
    /** What was read. */
    sealed interface Reading {
        record Report(DeliveryReport report) implements Reading {}

        /** A report that something takes longer: nothing follows from it. */
        record Interim() implements Reading {}

        /** A report, but of none of our notices, or of several that contradict each other. */
        record OfNoNotice() implements Reading {}

        record NoReport(String reason) implements Reading {}
    }

    /** Never throws because of what is in the mail. */
    Reading read(byte[] mail);
}
