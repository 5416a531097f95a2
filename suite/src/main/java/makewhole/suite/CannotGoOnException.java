package makewhole.suite;

import java.io.Serial;

/** The end of a command, said in a sentence for the person at the keyboard: what is wrong and what to mend. */
public final class CannotGoOnException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public CannotGoOnException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public CannotGoOnException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
