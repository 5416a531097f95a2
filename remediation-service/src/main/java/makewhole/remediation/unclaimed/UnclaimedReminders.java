package makewhole.remediation.unclaimed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import makewhole.platform.identity.Role;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.ReminderSource;

/**
 * Reminds people of the days that the law sets for unclaimed money, which come years after an incident is closed. Nothing is ever
 * overdue here: whether somebody was written to, or the money reported, is not on record in this service.
 */
@ApplicationScoped
class UnclaimedReminders implements ReminderSource {
    private static final int DAYS_BEFORE_THE_REPORT = 30;

    private final UnclaimedRegister register;
    private final Calendars calendars;
    private final Plans plans;

    UnclaimedReminders(UnclaimedRegister register, Calendars calendars, Plans plans) {
        this.register = register;
        this.calendars = calendars;
        this.plans = plans;
    }

    @Override
    public List<Reminder> on(LocalDate today) {
        List<Reminder> reminders = new ArrayList<>();
        for (UnclaimedRegister.Kept kept : register.kept()) {
            Deadlines days = calendars.deadlines(kept.jurisdiction(), kept.since());
            days.noticeFrom()
                    .ifPresent(from -> days.noticeBy()
                            .filter(by -> isWithin(today, from, by))
                            .ifPresent(by -> reminders.add(reminder(
                                    kept,
                                    "notice",
                                    Role.CUSTOMER_SUCCESS,
                                    by,
                                    "Investors whose money is unclaimed are to be written to once more by %s"
                                            .formatted(by)))));
            days.reportBy()
                    .filter(by -> isWithin(today, by.minusDays(DAYS_BEFORE_THE_REPORT), by))
                    .ifPresent(by -> reminders.add(reminder(
                            kept, "report", Role.LEGAL, by, "Unclaimed money is to be reported by %s".formatted(by))));
        }
        return reminders.stream().distinct().toList(); // money of many days has one day of report
    }

    private Reminder reminder(UnclaimedRegister.Kept kept, String what, Role to, LocalDate due, String words) {
        return new Reminder(
                plans.require(kept.plan()).incident(),
                "%s of unclaimed money of plan %s in %s".formatted(what, kept.plan(), kept.jurisdiction()),
                Reminder.Urgency.SOON,
                to.name(),
                due,
                "%s (%s): GET /v1/unclaimed".formatted(words, kept.jurisdiction()));
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
