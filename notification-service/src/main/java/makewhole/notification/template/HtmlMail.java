package makewhole.notification.template;

import java.util.Locale;

/**
 * The page around the body of a notice: readable on a phone, in the dark and by a screen reader; loads nothing, so that
 * nobody is watched while they read.
 */
public final class HtmlMail {
    private static final String WORDS = "<!--words-->";
    private static final String END_OF_WORDS = "<!--end of words-->";

    private HtmlMail() {}

    /** The body alone, out of a whole page. No value can write these marks, since its angle brackets are escaped. */
    public static String words(String page) {
        int start = page.indexOf(WORDS);
        int end = page.lastIndexOf(END_OF_WORDS);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("the page has no words of a notice in it");
        }
        return page.substring(start + WORDS.length(), end);
    }

    /**
     * The whole page.
     *
     * @param title as plain words; escaped here
     * @param body as HTML
     */
    static String page(Locale locale, String title, String body) {
        return """
            <!DOCTYPE html>
            <html lang="%1$s" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>%2$s</title>
            <style>
            :root { color-scheme: light dark; supported-color-schemes: light dark; }
            @media (prefers-color-scheme: dark) {
              .around { background-color: #15181b !important; }
              .letter { background-color: #1f2428 !important; color: #e8eaed !important; }
              .letter h2 { color: #ffffff !important; }
              .letter a { color: #8ab9f1 !important; }
              .letter th, .letter td { border-color: #4a5157 !important; }
            }
            </style>
            </head>
            <body class="around" style="margin:0;padding:0;background-color:#f2f3f5;">
            <div role="article" aria-label="%2$s" lang="%1$s">
            <table role="presentation" class="around" width="100%%" cellpadding="0" cellspacing="0" style="background-color:#f2f3f5;">
            <tr><td align="center" style="padding:16px 8px;">
            <table role="presentation" class="letter" width="100%%" cellpadding="0" cellspacing="0" \
            style="max-width:600px;background-color:#ffffff;color:#1f2428;">
            <tr><td class="letter" style="padding:28px 24px 16px 24px;background-color:#ffffff;color:#1f2428;\
            font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.55;\
            overflow-wrap:anywhere;text-align:left;">
            <!--words-->%3$s<!--end of words--></td></tr>
            </table>
            </td></tr>
            </table>
            </div>
            </body>
            </html>
            """.formatted(locale.toLanguageTag(), escaped(title), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
