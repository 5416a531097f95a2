package makewhole.notification.recipient;

/**
 * What a recipient has filled in, as it came.
 *
 * @param choice the name of a choice; empty if none was made
 * @param amount of a part, in digits as people write them; empty for all
 */
public record AnswerForm(String choice, String amount, String words) {
    public static final AnswerForm EMPTY = new AnswerForm("", "", "");
}
