package makewhole.notification.batch.http;

import java.util.List;
import makewhole.notification.batch.BatchReview;
import makewhole.notification.batch.BatchReview.Reason;

/** What a person should look at before approving a batch. */
record ReviewBody(List<PartBody> parts, List<NoticeBody.ContentBody> samples, List<OutlierBody> outliers) {
    record PartBody(String template, String locale, String currency, String amount, long rows) {}

    record OutlierBody(Reason reason, NoticeBody.ContentBody notice) {}

    static ReviewBody of(BatchReview review) {
        return new ReviewBody(
                review.parts().stream()
                        .map(part -> new PartBody(
                                part.template(),
                                part.locale(),
                                part.amount().currency().getCurrencyCode(),
                                part.amount().amount(),
                                part.rows()))
                        .toList(),
                review.samples().stream().map(NoticeBody.ContentBody::of).toList(),
                review.outliers().stream()
                        .map(outlier -> new OutlierBody(outlier.reason(), NoticeBody.ContentBody.of(outlier.notice())))
                        .toList());
    }
}
