package makewhole.allocation.bisection;

import java.util.ArrayList;
import java.util.List;
import makewhole.allocation.bisection.Report.Line;
import makewhole.allocation.bisection.Report.Separation;
import makewhole.allocation.bisection.Report.SmallestBook;
import makewhole.allocation.bisection.Report.VersionHistory;
import makewhole.allocation.bisection.Report.VersionReplay;
import org.jspecify.annotations.Nullable;

/** A report as a text that a person can read. */
public final class ReportText {
    private ReportText() {}

    /** All of it, table by table. */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder(report.conclusion()).append("\n\nWho allocated the deals\n");
        text.append(table(
                List.of("version", "deals", "wrong", "first wrong", "last wrong", "last right before"),
                report.versions().stream().map(ReportText::cells).toList()));
        text.append("\nWhose code gives what was booked\n");
        text.append(table(
                List.of("version", "wrong", "of them reproduced", "right", "of them reproduced"),
                report.replays().stream().map(ReportText::cells).toList()));
        text.append("\nWhat tells wrong deals from right ones, the best first%s\n"
                .formatted(report.suspect() == null ? "" : " (of those that the suspect's code reproduces)"));
        text.append(table(
                List.of("statement", "exactly", "wrong with", "wrong without", "right with", "right without"),
                report.properties().stream().map(ReportText::cells).toList()));
        SmallestBook smallest = report.smallestBook();
        if (smallest != null) {
            text.append('\n').append(of(smallest));
        }
        return text.toString();
    }

    private static String of(SmallestBook book) {
        StringBuilder text = new StringBuilder(
                "The smallest book that shows the fault of %s (minor units)%n".formatted(book.version()));
        text.append("made of deal %s with %d commitments; %d on offer; %s%n"
                .formatted(book.deal(), book.commitmentsOfDeal(), book.onOffer(), book.terms()));
        text.append(table(
                List.of("investor", "tier", "requested", "limit", "weight", "right", book.version(), "difference"),
                book.lines().stream().map(ReportText::cells).toList()));
        text.append("The certificate %s what the rule gives%s%n"
                .formatted(
                        book.ruleIsCertified() ? "accepts" : "rejects",
                        book.violations().isEmpty()
                                ? "."
                                : ", and has against what %s gives:".formatted(book.version())));
        book.violations()
                .forEach(violation -> text.append("  ").append(violation).append('\n'));
        return text.toString();
    }

    private static List<String> cells(VersionHistory one) {
        return List.of(
                one.version(),
                text(one.deals()),
                text(one.wrong()),
                text(one.firstWrong()),
                text(one.lastWrong()),
                text(one.lastRightBefore()));
    }

    private static List<String> cells(VersionReplay one) {
        return List.of(
                one.version(),
                text(one.wrong()),
                text(one.wrongReproduced()),
                text(one.right()),
                text(one.rightReproduced()));
    }

    private static List<String> cells(Separation one) {
        return List.of(
                one.statement(),
                one.exactly() ? "yes" : "no",
                text(one.wrongWith()),
                text(one.wrongWithout()),
                text(one.rightWith()),
                text(one.rightWithout()));
    }

    private static List<String> cells(Line one) {
        return List.of(
                one.investor(),
                one.tier(),
                text(one.requested()),
                text(one.limit()),
                text(one.weight()),
                text(one.right()),
                text(one.given()),
                text(one.given() - one.right()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    /** Columns as wide as their widest cell: the first flush left, the others flush right. */
    private static String table(List<String> header, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width =
                        all.stream().mapToInt(one -> one.get(at).length()).max().orElse(0);
                String gap = " ".repeat(width - row.get(column).length());
                text.append("  ").append(column == 0 ? row.get(column) + gap : gap + row.get(column));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
