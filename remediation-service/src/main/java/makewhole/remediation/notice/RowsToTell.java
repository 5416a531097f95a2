package makewhole.remediation.notice;

import java.util.function.Consumer;

/** What customers are told, handed on row by row: a plan may have more rows than memory can hold. */
@FunctionalInterface
public interface RowsToTell {
    /** Hands each row on, in the order of the plan; it can be done again, and gives the same rows. */
    void forEach(Consumer<NoticeRow> each);
}
