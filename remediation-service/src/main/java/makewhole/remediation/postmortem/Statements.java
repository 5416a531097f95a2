package makewhole.remediation.postmortem;

import java.util.List;
import makewhole.remediation.inquiry.Feed;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.inquiry.Question;

/** What the teams have said about the impact, as Markdown. */
final class Statements {
    private static final String NO_NAMES = " Name no customer: investor ids only.";

    private Statements() {}

    /** A heading and a list for each of the three; nothing for one that nobody said anything about. */
    static String of(List<Inquiry> inquiries) {
        return of("Customers and business", Feed.CUSTOMERS_AND_BUSINESS, inquiries)
                + of("Money", Feed.FINANCIAL, inquiries)
                + of("Law", Feed.LEGAL, inquiries);
    }

    private static String of(String heading, Feed feed, List<Inquiry> inquiries) {
        StringBuilder list = new StringBuilder();
        for (Inquiry inquiry : inquiries) {
            for (Question question : inquiry.asked()) {
                String answer = inquiry.answers().get(question.id());
                if (question.feeds() == feed && answer != null) {
                    list.append("- %s *%s*%n"
                            .formatted(
                                    question.text().replace(NO_NAMES, ""),
                                    answer.replaceAll("\\s+", " ").strip()));
                }
            }
        }
        return list.isEmpty() ? "" : "%n**%s**%n%n%s".formatted(heading, list);
    }
}
