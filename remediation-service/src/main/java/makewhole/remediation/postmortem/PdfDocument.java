package makewhole.remediation.postmortem;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Prints a post-mortem: A4, with its fonts inside, tagged so that it can be read aloud. Nothing is fetched from anywhere. */
final class PdfDocument {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final String FAMILY = "M PLUS 1p";

    private PdfDocument() {}

    /** @param page well-formed XHTML */
    static byte[] of(String page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFont(() -> font("MPLUS1p-Regular.ttf"), FAMILY, REGULAR, FontStyle.NORMAL, true);
            builder.useFont(() -> font("MPLUS1p-Bold.ttf"), FAMILY, BOLD, FontStyle.NORMAL, true);
            builder.usePdfUaAccessibility(true);
            builder.useUriResolver((base, uri) -> null);
            builder.withHtmlContent(page, null);
            builder.withProducer("Makewhole");
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException unprintable) {
            throw new UncheckedIOException(unprintable);
        }
    }

    private static InputStream font(String name) {
        InputStream font = PdfDocument.class.getResourceAsStream("/fonts/" + name);
        if (font == null) {
            throw new IllegalStateException("there is no font " + name);
        }
        return font;
    }
}
