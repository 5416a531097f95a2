package makewhole.remediation.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes answers and decisions down; nothing in it is ever changed. */
public interface AnswerLedger {
    /** Writes down what reached us at {@code takenAt}, from {@code subject}. */
    void answered(PlanId plan, LineAnswer answer, Spoken spoken, String subject, Instant takenAt);

    /** What was taken under an id before. */
    Optional<LineAnswer> withId(PlanId plan, String id);

    /** Whether what becomes of a line is settled for good. */
    boolean isDecided(PlanId plan, LineId line);

    void decided(PlanId plan, LineAnswer answer);

    void protect(PlanId plan, Protection protection);

    List<Protection> protections(PlanId plan);

    /** Released plans with a line whose last day is before {@code today} and that is not decided. */
    List<PlanId> overdue(LocalDate today);

    /** The lines of a plan whose last day is before {@code today} and that are not decided, in order. */
    List<LineId> overdue(PlanId plan, LocalDate today);

    /** The lines of a plan that a customer is known to have answered with something that has neither reached us nor was refused. */
    Set<LineId> underWay(PlanId plan);

    /** How many lines of a plan are asked something and not decided. */
    int open(PlanId plan);

    /** When the last line of a plan was decided, or its release if none was asked. */
    Instant lastDecision(PlanId plan);
}
