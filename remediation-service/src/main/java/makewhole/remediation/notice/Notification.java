package makewhole.remediation.notice;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;

/**
 * What is asked of notification-service. Any other exception than those named means that it may succeed later.
 */
public interface Notification {
    /**
     * Hands over notices of a plan, once, and says under which id they are kept. What was taken before and not heard of here
     * is not handed over again.
     *
     * @param round counts the batches of a plan from 1; the same one always has the same rows
     * @throws NoticesRefusedException if they are refused as a whole
     */
    String post(Plan plan, int round, RowsToTell rows);

    /**
     * Some of the lines of a batch whose notices were called off, in the order of their rows.
     *
     * @param after where to begin: 0, or what the page before says
     */
    CalledOff calledOff(String batch, int after);

    /**
     * A page of lines.
     *
     * @param next where the next page begins; empty on the last one
     */
    record CalledOff(List<LineId> lines, OptionalInt next) {
        public CalledOff {
            lines = List.copyOf(lines);
        }
    }

    /** How a batch stands. */
    Report report(String batch);

    /**
     * A batch in figures.
     *
     * @param progress how far it is
     * @param openContacts how many customers people have neither reached nor given up, of those whose notice failed
     * @param told per currency, without what was called off
     */
    record Report(Progress progress, long openContacts, Map<String, Total> told) {
        public Report {
            told = Map.copyOf(told);
        }
    }

    /** How far a batch is. */
    enum Progress {
        UNDER_WAY,
        /** Every notice is sent or settled. */
        FINISHED,
        /** Called off, some of its customers untold; nothing of it is on its way or in doubt any more. */
        CALLED_OFF
    }

    /** What the notices of one currency say, added up by notification-service. */
    record Total(Money amount, int rows) {
        Total plus(Total other) {
            return new Total(amount.plus(other.amount()), Math.addExact(rows, other.rows()));
        }
    }
}
