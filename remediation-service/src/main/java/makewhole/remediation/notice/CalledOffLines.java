package makewhole.remediation.notice;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import makewhole.remediation.notice.Notification.CalledOff;
import makewhole.remediation.plan.LineId;

/**
 * The lines of a batch whose notices were called off, asked for page by page. They come in the order of their rows, which is
 * that of the plan, so that both are read side by side and neither is held.
 */
final class CalledOffLines {
    private final IntFunction<CalledOff> pages;
    private OptionalInt after = OptionalInt.of(0);
    private Iterator<LineId> page = Collections.emptyIterator();
    private Optional<LineId> next;

    /** @param pages reads the page that begins after a position, 0 at first */
    CalledOffLines(IntFunction<CalledOff> pages) {
        this.pages = pages;
        this.next = read();
    }

    /** Whether the next line is this one; then the one behind it is the next. */
    boolean take(LineId line) {
        boolean found = next.filter(line::equals).isPresent();
        if (found) {
            next = read();
        }
        return found;
    }

    /**
     * To be called behind the last line of the plan.
     *
     * @throws IllegalStateException if a line was not found: then somebody would not be told
     */
    void requireEnd() {
        next.ifPresent(line -> {
            throw new IllegalStateException("line %s was called off, and is not where the plan has it".formatted(line));
        });
    }

    private Optional<LineId> read() {
        while (!page.hasNext() && after.isPresent()) {
            CalledOff read = pages.apply(after.getAsInt());
            page = read.lines().iterator();
            after = read.next();
        }
        return page.hasNext() ? Optional.of(page.next()) : Optional.empty();
    }
}
