package makewhole.remediation.plan.http;

import static makewhole.remediation.markup.Markup.escaped;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A statement as one page for people: it can be read, printed and redone by hand. */
final class StatementPage {
    private final StatementBody statement;
    private final StringBuilder page = new StringBuilder();

    private StatementPage(StatementBody statement) {
        this.statement = statement;
    }

    static String of(StatementBody statement) {
        return new StatementPage(statement).written();
    }

    private String written() {
        String title = "Line %s: %s in %s".formatted(statement.line(), statement.investor(), statement.deal());
        page.append(HEAD.replace("{title}", escaped(title)));
        page.append("<h1>%s</h1>\n".formatted(escaped(title)));
        paragraph("%s of incident %s, version %d, %s."
                .formatted("Plan " + statement.plan(), statement.incident(), statement.version(), statement.state()));
        paragraph(statement.why());
        paidOn();
        result();
        table(
                "What goes in",
                List.of("name", "meaning", "value", "source"),
                statement.inputs().stream()
                        .map(one -> List.of(one.name(), one.meaning(), one.value(), one.source()))
                        .toList());
        statement.interest().forEach(this::interest);
        table(
                "Step by step",
                List.of("step", "formula", "value"),
                statement.steps().stream()
                        .map(one -> List.of(one.name(), one.formula(), one.value()))
                        .toList());
        rounding();
        table(
                "What may be answered",
                List.of("answer", "effect", "due"),
                statement.answers().stream()
                        .map(one -> List.of(one.answer(), one.effect(), money(one.amountDue())))
                        .toList());
        table(
                "Where it comes from",
                List.of("of", "source"),
                statement.sources().stream()
                        .map(one -> List.of(one.of(), one.source()))
                        .toList());
        return page.append("</body>\n</html>\n").toString();
    }

    private void paidOn() {
        StatementBody.PlannedBody planned = statement.planned();
        paragraph(
                planned == null
                        ? "Paid on %s.".formatted(statement.paidOn())
                        : "Paid on %s. For its payment day, %s, the plan holds %s: the later day adds %s."
                                .formatted(
                                        statement.paidOn(),
                                        planned.paymentDay(),
                                        money(planned.amount()),
                                        money(planned.added())));
    }

    private void result() {
        var parts = statement.parts();
        table(
                "Result",
                List.of("", "amount"),
                Stream.of(
                                row("Booked", statement.booked()),
                                row("Right", statement.right()),
                                row("Difference", statement.difference()),
                                row("Due", statement.amountDue()),
                                row("Due if sold", statement.amountIfSold()),
                                row("Offered at the original price", statement.offer()),
                                row("of which principal", parts.principal()),
                                row("of which gain", parts.gain()),
                                row("of which interest", parts.interest()))
                        .flatMap(List::stream)
                        .toList());
    }

    private List<List<String>> row(String name, @Nullable String amount) {
        return amount == null ? List.of() : List.of(List.of(name, money(amount)));
    }

    private void interest(StatementBody.PieceBody piece) {
        table(
                "%s: %s for %d days".formatted(piece.formula(), piece.principal(), piece.days()),
                List.of("from", "to", "days", "percent a year", "year", "factor", "on", "interest", "booked"),
                piece.steps().stream()
                        .map(one -> List.of(
                                one.from().toString(),
                                one.to().toString(),
                                Long.toString(one.days()),
                                one.annualPercent(),
                                Integer.toString(one.yearLength()),
                                one.factor(),
                                one.bearing(),
                                one.interest(),
                                one.booked() == null ? "" : one.booked()))
                        .toList());
        paragraph("Together " + piece.interest() + ".");
    }

    private void rounding() {
        StatementBody.RoundingBody rounding = statement.rounding();
        if (rounding != null) {
            paragraph("Rounding: %s. %s becomes %s, %s more."
                    .formatted(rounding.rule(), rounding.before(), rounding.after(), rounding.added()));
        }
    }

    private void paragraph(String words) {
        page.append("<p>%s</p>\n".formatted(escaped(words)));
    }

    /** Nothing is written where there is nothing to show. */
    private void table(String title, List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        page.append("<h2>%s</h2>\n<table>\n<tr>".formatted(escaped(title)));
        columns.forEach(column -> page.append("<th scope=\"col\">%s</th>".formatted(escaped(column))));
        page.append("</tr>\n");
        for (List<String> row : rows) {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>%s</td>".formatted(escaped(cell))));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private String money(String amount) {
        return amount + " " + statement.currency();
    }

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:60rem;color:#1b1b1b;background:#fff;
              font:16px/1.55 system-ui,"Segoe UI",Roboto,Arial,sans-serif}
            h1{font-size:1.6rem;line-height:1.2;margin:0 0 .5rem}
            h2{font-size:1.05rem;margin:2rem 0 .4rem;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.4;font-variant-numeric:tabular-nums}
            th,td{padding:.3rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #ddd;
              overflow-wrap:anywhere}
            th{border-bottom:2px solid #333}
            @media print{body{max-width:none;padding:0;font-size:10pt}tr{break-inside:avoid}h2{break-after:avoid}}
            </style>
            </head>
            <body>
            """;
}
