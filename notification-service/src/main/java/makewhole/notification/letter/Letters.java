package makewhole.notification.letter;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import makewhole.notification.batch.Notice;
import makewhole.notification.template.HtmlMail;

/** Prints notices as letters. */
@Startup
@ApplicationScoped
public class Letters {
    private final Typeface regular = Typeface.named("MPLUS1p-Regular.ttf");
    private final Typeface bold = Typeface.named("MPLUS1p-Bold.ttf");

    Letters() {}

    /**
     * The letter of a notice as an accessible PDF: the letter on one page, its calculation on the next. It is made of
     * the notice as it was rendered and approved, and of nothing else; the same notice always makes the same bytes.
     *
     * @param sender the firm that writes, as it stands at the head of the letter
     */
    public byte[] print(Notice notice, String sender) {
        Locale locale = notice.content().locale();
        Paper paper = Paper.of(locale);
        List<Block> blocks = LetterWords.of(HtmlMail.words(notice.content().html()));
        List<Placed> placed =
                new Layout(regular, bold, locale, paper).place(notice.content().subject(), blocks);
        Sheets.Head head = new Sheets.Head(
                notice.content().subject(),
                locale,
                sender,
                notice.recipient().name(),
                notice.id().getMostSignificantBits());
        return new Sheets(regular, bold, paper, head).print(placed);
    }

    /** What a letter is called when it is attached to a mail, or put in a folder. */
    public static String fileName(Notice notice) {
        return "%s-%s.pdf".formatted(notice.template(), notice.line());
    }
}
