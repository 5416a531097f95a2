package makewhole.platform.problem;

import java.io.Serial;

/** There is no such thing. Answered with 404 and type {@code not-found}. */
public final class NotFoundException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what is missing.
     *
     * @param what the noun of the glossary, such as {@code deal}
     */
    public NotFoundException(String what, Object id) {
        super("There is no %s '%s'".formatted(what, id));
    }
}
