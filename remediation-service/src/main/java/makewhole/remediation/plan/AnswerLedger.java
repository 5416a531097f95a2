package makewhole.remediation.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes answers and decisions down; nothing in it is ever changed. */
public interface AnswerLedger {
    void answered(PlanId plan, LineAnswer answer, String subject);

    void decided(PlanId plan, LineAnswer answer);

    void protect(PlanId plan, Protection protection);

    List<Protection> protections(PlanId plan);

    /** Released plans with a line whose last day is before {@code today} and that is not decided. */
    List<PlanId> overdue(LocalDate today);

    /** The lines of a plan whose last day is before {@code today} and that are not decided, in order. */
    List<LineId> overdue(PlanId plan, LocalDate today);

    /** How many lines of a plan are asked something and not decided. */
    int open(PlanId plan);

    /** When the last line of a plan was decided, or its release if none was asked. */
    Instant lastDecision(PlanId plan);
}
