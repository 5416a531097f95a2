package makewhole.remediation.timeline;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A timeline to be read by people: one row per event, times in UTC, no names. */
public final class TimelineMarkdown {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TimelineMarkdown() {}

    /** The table alone, without a heading. */
    public static String table(List<TimelineItem> items) {
        StringBuilder text = new StringBuilder("| when (UTC) | where | what |\n|---|---|---|\n");
        for (TimelineItem item : items) {
            text.append("| %s | %s | %s |%n"
                    .formatted(
                            MOMENT.format(item.at()),
                            item.service().replace("-service", ""),
                            item.sentence().replace("|", "\\|")));
        }
        return text.toString();
    }
}
