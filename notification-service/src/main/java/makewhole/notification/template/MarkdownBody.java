package makewhole.notification.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The body of a notice: one Markdown document, told as HTML and as plain text. */
record MarkdownBody(Node document) {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final String LINE = "border-bottom:1px solid #d5d9dd;";
    // Mail readers drop style sheets, so each element carries its own style.
    private static final Map<String, String> STYLES = Map.of(
            "p", "margin:0 0 16px 0;",
            "h2", "margin:28px 0 8px 0;font-size:18px;line-height:1.35;font-weight:600;",
            "ul", "margin:0 0 16px 0;padding-left:22px;",
            "li", "margin:0 0 8px 0;",
            "a", "color:#0b5cad;text-decoration:underline;",
            "table", "width:100%;border-collapse:collapse;margin:0 0 16px 0;",
            "th", "padding:8px 0;font-weight:600;text-align:left;vertical-align:bottom;" + LINE,
            "td", "padding:8px 0;vertical-align:top;" + LINE);
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> style(tag, attributes))
            .build();

    static MarkdownBody of(String markdown) {
        return new MarkdownBody(PARSER.parse(markdown));
    }

    String asHtml() {
        return HTML.render(document);
    }

    String asText(Locale locale) {
        return PlainTextWriter.write(document, locale);
    }

    private static void style(String tag, Map<String, String> attributes) {
        String style = STYLES.get(tag);
        if (style == null) {
            return;
        }
        if ("right".equals(attributes.remove("align"))) {
            // Figures keep together and stand under each other.
            style = style.replace("text-align:left;", "") + "text-align:right;white-space:nowrap;padding-left:16px;";
        }
        attributes.put("style", style);
        if (tag.equals("th")) {
            attributes.put("scope", "col");
        }
    }
}
