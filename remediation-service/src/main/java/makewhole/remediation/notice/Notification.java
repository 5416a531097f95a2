package makewhole.remediation.notice;

import java.util.List;
import java.util.Map;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.Plan;

/**
 * What is asked of notification-service. Any other exception than those named means that it may succeed later.
 */
public interface Notification {
    /**
     * Hands over all notices of a plan, once, and says under which id they are kept.
     *
     * @throws NoticesRefusedException if they are refused as a whole
     */
    String post(Plan plan, List<NoticeRow> rows);

    /** How a batch stands. */
    Report report(String batch);

    /**
     * A batch in figures.
     *
     * @param finished whether every notice is sent or settled
     * @param totals per currency
     */
    record Report(boolean finished, Map<String, Total> totals) {
        public Report {
            totals = Map.copyOf(totals);
        }
    }

    /** What the notices of one currency say, added up by notification-service. */
    record Total(Money amount, int rows) {}
}
