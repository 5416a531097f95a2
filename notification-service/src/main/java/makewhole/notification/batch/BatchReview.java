package makewhole.notification.batch;

import java.util.List;

/**
 * What a person should look at before approving a batch.
 *
 * @param parts how many notices there are of each template and locale, and what they tell in each currency
 * @param samples one notice for each template and locale that its words are in
 * @param outliers notices that are unlike the others, with the reason why they are here
 */
public record BatchReview(List<Part> parts, List<NoticeStanding> samples, List<Outlier> outliers) {
    /** Notices of one template, locale and currency. */
    public record Part(String template, String locale, makewhole.platform.money.Money amount, long rows) {}

    /** Why a notice stands out. */
    public enum Reason {
        LARGEST_AMOUNT,
        SMALLEST_AMOUNT,
        LONGEST_NAME,
        FOREIGN_CHARACTERS,
        LONGEST_TEXT
    }

    public record Outlier(Reason reason, NoticeStanding notice) {}

    public BatchReview {
        parts = List.copyOf(parts);
        samples = List.copyOf(samples);
        outliers = List.copyOf(outliers);
    }
}
