package makewhole.remediation.notice;

import java.util.Map;
import makewhole.platform.money.MoneyBody;

/**
 * One notice: what is told to whom.
 *
 * @param amount what the plan line says is due; notification-service compares it with the plan's authority
 * @param fields of the template: texts, lists of texts, days, and money
 */
public record NoticeRow(
        String line, String template, Recipient recipient, MoneyBody amount, Map<String, Object> fields) {
    /** Who is told. Personal data, and no more of it than a notice needs. */
    public record Recipient(String investor, String name, String email, String locale) {
        @Override
        public String toString() {
            return investor;
        }
    }

    public NoticeRow {
        fields = Map.copyOf(fields);
    }
}
