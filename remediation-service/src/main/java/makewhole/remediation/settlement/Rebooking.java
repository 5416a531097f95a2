package makewhole.remediation.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/**
 * A correction of an open deal that allocation-service is to book, once.
 *
 * @param id follows from plan, deal, purpose and lines, so that the same correction can never be ordered twice
 * @param reason why it is not done yet, or was refused; empty if nothing happened
 * @param allocation the allocation that superseded the booked one, once it is done
 * @param doneAt when its units moved, or when it ended without that
 */
public record Rebooking(
        UUID id,
        PlanId plan,
        DealId deal,
        Purpose purpose,
        List<Move> moves,
        State state,
        String reason,
        Optional<String> allocation,
        Optional<Instant> doneAt) {
    /** Into the firm's error account, or out of it. */
    public enum Purpose {
        TAKE_BACK,
        TOP_UP
    }

    /** How far it is. */
    public enum State {
        WAITING,
        DONE,
        /** Refused for good; a person has to look at it. */
        REFUSED,
        /** Refused, and it could never be booked any more: what was booked here for it is taken back. */
        ENDED
    }

    /**
     * What changes for one investor.
     *
     * @param change below zero: to the error account; above zero: out of it
     */
    public record Move(LineId line, InvestorId investor, Money change) {}

    public Rebooking {
        moves = List.copyOf(moves);
    }

    static Rebooking ordered(PlanId plan, DealId deal, Purpose purpose, List<Move> moves) {
        String name = moves.stream()
                .map(move -> move.line().value())
                .sorted()
                .collect(Collectors.joining(" ", "%s %s %s ".formatted(plan, deal, purpose), ""));
        return new Rebooking(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                plan,
                deal,
                purpose,
                moves,
                State.WAITING,
                "",
                Optional.empty(),
                Optional.empty());
    }

    /** Whether its units have moved or are under way. */
    boolean mayStillMove() {
        return state == State.WAITING || state == State.DONE;
    }

    Rebooking waiting(String why) {
        return new Rebooking(id, plan, deal, purpose, moves, State.WAITING, why, allocation, doneAt);
    }

    Rebooking refused(String why) {
        return new Rebooking(id, plan, deal, purpose, moves, State.REFUSED, why, allocation, doneAt);
    }

    Rebooking ended(String why, Instant at) {
        return new Rebooking(id, plan, deal, purpose, moves, State.ENDED, why, allocation, Optional.of(at));
    }

    Rebooking done(String newAllocation, Instant at) {
        return new Rebooking(
                id, plan, deal, purpose, moves, State.DONE, "", Optional.of(newAllocation), Optional.of(at));
    }
}
