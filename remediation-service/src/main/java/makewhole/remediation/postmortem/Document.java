package makewhole.remediation.postmortem;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.ScopedDeals;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.markup.Markup;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A post-mortem as people read it: Markdown, or one HTML page with everything inside, fit to be printed. */
public final class Document {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final Pattern DAY_CELL = Pattern.compile("<td>(\\d{4}-\\d{2}-\\d{2}[^<]{0,9})</td>");

    private final IncidentId incident;
    private final String title;
    private final PostMortem postMortem;
    private final ScopedDeals deals;
    private final Findings findings;

    /**
     * A document.
     *
     * @param heading number and title of the incident, without personal data
     */
    public Document(Heading heading, PostMortem postMortem, ScopedDeals deals, Findings findings) {
        this.incident = heading.incident();
        this.title = heading.title();
        this.postMortem = postMortem;
        this.deals = deals;
        this.findings = findings;
    }

    /** Markdown; pictures are files beside it, named {@code deal-<id>.svg}. */
    public String markdown() {
        StringBuilder text =
                new StringBuilder("# Post-mortem of %s: %s%n%n*%s*%n".formatted(incident, title, standing()));
        for (Section section : Section.values()) {
            text.append("%n## %s%n%n%s%n".formatted(section.title(), postMortem.markdown(section)));
            if (section == Section.IMPACT) {
                for (ScopedDeal deal : deals.wrong(incident)) {
                    text.append("%n![%s: booked against right](deal-%s.svg)%n".formatted(deal.deal(), deal.deal()));
                }
            }
        }
        return text.toString();
    }

    /** One self-contained HTML page. */
    public String html() {
        StringBuilder body = new StringBuilder();
        for (Section section : Section.values()) {
            body.append("<section id=\"%s\">%n<h2>%s</h2>%n%s"
                    .formatted(
                            section.key(),
                            section.title(),
                            RENDERER.render(PARSER.parse(postMortem.markdown(section)))));
            if (section == Section.IMPACT) {
                body.append(new ImpactPictures(incident, deals.wrong(incident), findings.all(incident))
                        .html(deal -> deals.lines(incident, deal)));
            }
            body.append("</section>\n");
        }
        return filled(PAGE, new Heading(incident, title), standing(), body.toString());
    }

    /** The same to be printed, as PDF, with the impact as bars. */
    public byte[] pdf() {
        StringBuilder body = new StringBuilder();
        for (Section section : Section.values()) {
            body.append("<h2>%s</h2>%n%s".formatted(section.title(), printed(postMortem.markdown(section))));
            if (section == Section.IMPACT) {
                body.append(new ImpactChart(deals.wrong(incident), findings.all(incident)).html());
            }
        }
        return PdfDocument.of(filled(PRINTED_PAGE, new Heading(incident, title), standing(), body.toString()));
    }

    /** The words of an edition as a page. */
    static String pageOf(Heading heading, Edition edition) {
        return filled(
                PAGE, heading, published(edition.publishedAt()), RENDERER.render(PARSER.parse(edition.markdown())));
    }

    /** The words of an edition, printed. */
    static byte[] pdfOf(Heading heading, Edition edition) {
        return PdfDocument.of(
                filled(PRINTED_PAGE, heading, published(edition.publishedAt()), printed(edition.markdown())));
    }

    /** Whatever stood in a text, and whatever Markdown made of it, a parser of XML reads what comes out. */
    private static String filled(String page, Heading heading, String standing, String body) {
        String title = Markup.escaped("Post-mortem of %s: %s".formatted(heading.incident(), heading.title()));
        return page.replace("{title}", title)
                .replace("{standing}", Markup.escaped(standing))
                .replace("{body}", Markup.readable(body));
    }

    /** The printer would break a day at its hyphens. */
    private static String printed(String markdown) {
        return DAY_CELL.matcher(RENDERER.render(PARSER.parse(markdown))).replaceAll("<td class=\"day\">$1</td>");
    }

    private String standing() {
        return postMortem.publishedAt().map(Document::published).orElse("Draft, not published.");
    }

    private static String published(Instant at) {
        return "Published on %s.".formatted(at.toString().substring(0, "2026-09-21".length()));
    }

    private static final String PRINTED_PAGE = """
            <html lang="en">
            <head>
            <title>{title}</title>
            <meta name="description" content="Post-mortem"/>
            <style>
            @page{size:A4;margin:22mm 20mm 22mm 20mm;@bottom-center{font-family:"M PLUS 1p";font-size:8pt;
              content:counter(page) " / " counter(pages)}}
            body{font-family:"M PLUS 1p";font-size:9.5pt;line-height:1.45;color:#1b1b1b}
            h1{font-size:17pt;line-height:1.25;margin:0 0 4pt}
            h2{font-size:12.5pt;margin:16pt 0 4pt;page-break-after:avoid}
            em{font-style:normal;color:#444}
            p,ul{margin:4pt 0}
            .standing{color:#555;margin:0 0 12pt}
            table{border-collapse:collapse;width:100%;margin:6pt 0;font-size:8.5pt;-fs-table-paginate:paginate}
            th,td{padding:2.5pt 5pt;text-align:left;vertical-align:top;border-bottom:0.5pt solid #bbb}
            th{border-bottom:1pt solid #333}
            tr{page-break-inside:avoid}
            th[align=right],td[align=right]{text-align:right;white-space:nowrap}
            .day{white-space:nowrap}
            .chart{margin:8pt 0}
            .chart .of{page-break-inside:avoid}
            .chart p{margin:0}
            .chart .deal{font-weight:700;margin-top:6pt}
            .chart .words{font-size:8.5pt}
            .bar{height:9pt;margin:1pt 0 4pt}
            .over{background-color:#9c2f2f}
            .under{background-color:#2f5d9c}
            </style>
            </head>
            <body>
            <h1>{title}</h1>
            <p class="standing">{standing}</p>
            {body}</body>
            </html>
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            :root{color-scheme:light}
            body{margin:0 auto;padding:3rem 1.25rem 4rem;max-width:46rem;color:#1b1b1b;background:#fff;
              font:17px/1.6 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif}
            h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}
            h2{font-size:1.25rem;line-height:1.3;margin:2.6rem 0 .6rem}
            p,ul{margin:.6rem 0}
            .standing{color:#555;margin:0 0 2rem}
            table{border-collapse:collapse;margin:1rem 0;width:100%;font:14px/1.45 system-ui,"Segoe UI",Roboto,Arial,sans-serif;
              font-variant-numeric:tabular-nums}
            th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #ddd}
            th{border-bottom:2px solid #333;font-weight:600}
            th[align=right],td[align=right]{text-align:right;white-space:nowrap}
            #timeline td:first-child,#impact td:nth-child(2){white-space:nowrap}
            figure{margin:1.6rem 0}
            figure svg{width:100%;height:auto}
            @media(min-width:70rem){figure{margin-left:-10rem;margin-right:-10rem}}
            @media print{body{max-width:none;padding:0;font-size:11pt}h2{break-after:avoid}tr,figure{break-inside:avoid}
              figure{margin-left:0;margin-right:0}}
            </style>
            </head>
            <body>
            <h1>{title}</h1>
            <p class="standing">{standing}</p>
            {body}</body>
            </html>
            """;
}
