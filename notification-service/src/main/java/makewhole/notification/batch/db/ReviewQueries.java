package makewhole.notification.batch.db;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.BatchReview;
import makewhole.notification.batch.BatchReview.Outlier;
import makewhole.notification.batch.BatchReview.Part;
import makewhole.notification.batch.BatchReview.Reason;
import makewhole.notification.batch.NoticeStanding;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.jdbi.v3.core.Handle;

/** Finds in a batch what a person should look at. */
record ReviewQueries(Handle handle, UUID batch) {
    BatchReview review(int outliers) {
        List<Outlier> found = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            positions(reason, outliers).forEach(notice -> found.add(new Outlier(reason, notice)));
        }
        return new BatchReview(parts(), standings("""
                        SELECT min(position) FROM notice WHERE batch = :batch GROUP BY template, spoken_locale
                        """), found);
    }

    private List<Part> parts() {
        return handle.createQuery("""
                        SELECT template, spoken_locale, currency, sum(amount_minor) AS minor, count(*) AS notices
                        FROM notice WHERE batch = :batch
                        GROUP BY template, spoken_locale, currency ORDER BY template, spoken_locale, currency
                        """)
                .bind("batch", batch)
                .map((row, context) -> new Part(
                        row.getString("template"),
                        row.getString("spoken_locale"),
                        new Money(
                                row.getBigDecimal("minor").longValueExact(), Currencies.of(row.getString("currency"))),
                        row.getLong("notices")))
                .list();
    }

    private List<NoticeStanding> positions(Reason reason, int most) {
        String order = switch (reason) {
            // Amounts of two currencies cannot be compared: each has its own largest and smallest.
            case LARGEST_AMOUNT -> ranked("PARTITION BY currency ORDER BY amount_minor DESC, position", most);
            case SMALLEST_AMOUNT -> ranked("PARTITION BY currency ORDER BY amount_minor, position", most);
            case LONGEST_NAME -> ranked("ORDER BY char_length(recipient_name) DESC, position", most);
            case LONGEST_TEXT -> ranked("ORDER BY octet_length(body_text) DESC, position", most);
            case FOREIGN_CHARACTERS -> """
                            SELECT position FROM notice WHERE batch = :batch AND recipient_name ~ '[^ -~]'
                            ORDER BY position LIMIT %d
                            """.formatted(most);
        };
        return standings(order);
    }

    private static String ranked(String window, int most) {
        return """
                SELECT position FROM (
                    SELECT position, row_number() OVER (%s) AS place FROM notice WHERE batch = :batch) AS ranked
                WHERE place <= %d
                """.formatted(window, most);
    }

    private List<NoticeStanding> standings(String positions) {
        return handle.createQuery(BatchTable.STANDING
                        + "WHERE n.batch = :batch AND n.position IN (%s) ORDER BY n.position".formatted(positions))
                .bind("batch", batch)
                .map((row, context) -> NoticeColumns.standing(row))
                .list();
    }
}
