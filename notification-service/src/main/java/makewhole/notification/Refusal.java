package makewhole.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.NoticeState;
import makewhole.platform.csv.RowError;
import makewhole.platform.money.Money;

/** What this service says no to, although it understood the request. */
public sealed interface Refusal {
    /** The plan does not carry these notices: not approved by everybody, changed since, or unknown. */
    record PlanNotAuthorised(String plan, String reason) implements Refusal {}

    /** The plan could not be looked at, so nothing was decided. */
    record PlanUnreadable(String plan, String reason) implements Refusal {}

    /** Somebody approves something else than what is here. */
    record DigestStale(String given, String actual) implements Refusal {}

    /** A notice tells another amount than the plan. {@code line} is {@code *} where a total differs. */
    record AmountDiffers(String line, Money told, String planned) implements Refusal {}

    /** A notice and its plan line are about different things. */
    record LineDiffers(String line, String reason) implements Refusal {}

    /** Customers would be asked to choose when no whole day is left for it. */
    record ChoiceOver(LocalDate lastDay, LocalDate goesOut) implements Refusal {}

    /** Customers would have fewer days to choose than they are promised. */
    record ChoiceShortened(LocalDate lastDay, LocalDate goesOut, int promisedDays) implements Refusal {}

    /** There is a notice already for this plan line: of its remedy, or of this template. */
    record NoticeExists(String line, String template) implements Refusal {}

    /** The batch is past the point where this can be done. */
    record BatchNotOpen(String batch, BatchState state) implements Refusal {}

    /** The words of a notice cannot be set as a letter, or are not those of its recipient. */
    record LetterUnprintable(String notice, String reason) implements Refusal {}

    /** Only a doubt can be settled. */
    record NoticeNotUncertain(String notice, NoticeState state) implements Refusal {}

    /** Somebody else has just written the same version. */
    record TemplateVersionExists(String template, int version) implements Refusal {}

    /** Nobody approves what they have written. */
    record OwnTemplate(String template, int version) implements Refusal {}

    /** A version is approved once. */
    record TemplateApproved(String template, int version) implements Refusal {}

    /** A mail that was given as a delivery report is none. */
    record MailIsNoReport(String reason) implements Refusal {}

    /** A delivery report that names no notice of ours, or several. */
    record ReportOfNoNotice() implements Refusal {}

    /** The customer was reached already, or given up. */
    record ContactTaskClosed(String notice, String state) implements Refusal {}

    /** There is more to try before a customer is given up. */
    record ContactNotExhausted(String notice, List<String> untried) implements Refusal {}

    /** Whoever may have been told, or is about to be, is not given up. */
    record CustomerNotUntold(String notice, String why) implements Refusal {}

    /** Nothing waits for this confirmation. */
    record AddressNotAwaited(String attempt) implements Refusal {}

    /** Whoever found another address cannot vouch for it alone. */
    record AddressConfirmedBySamePerson(String attempt) implements Refusal {}

    /** Only a notice that failed, of a batch that may still send, goes to another address. */
    record NoticeNotReaddressable(String notice, NoticeState state) implements Refusal {}

    /**
     * Something is wrong with rows of a batch.
     *
     * @param refusal under which all errors can be fetched
     * @param errors the first of them
     */
    record RowsRefused(UUID refusal, long count, List<RowError> errors) implements Refusal {}

    /** Nothing in the batch was refused for good, or what was has come back and has a contact task. */
    record NothingToRetry(String batch) implements Refusal {}

    /** Only addresses that were allowed get a trial mail. */
    record TrialAddressNotAllowed() implements Refusal {}

    /** The mail server did not say that it has taken the trial mail. */
    record TrialNotSent(String reason) implements Refusal {}

    /** What customers read goes through a batch that customer success approves. */
    record TemplateIsForCustomers(String template) implements Refusal {}

    /** Nobody of this name is in the directory. */
    record AddresseeUnknown(String addressee) implements Refusal {}

    /** A body that is too large for its kind, or does not say how large it is. */
    record BodyTooLarge(long most) implements Refusal {}
}
