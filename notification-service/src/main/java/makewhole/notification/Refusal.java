package makewhole.notification;

import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.NoticeState;
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

    /** There is a notice already for this plan line and template. */
    record NoticeExists(String line, String template) implements Refusal {}

    /** The batch is past the point where this can be done. */
    record BatchNotOpen(String batch, BatchState state) implements Refusal {}

    /** Only a doubt can be settled. */
    record NoticeNotUncertain(String notice, NoticeState state) implements Refusal {}

    /** Somebody else has just written the same version. */
    record TemplateVersionExists(String template, int version) implements Refusal {}

    /** Nobody approves what they have written. */
    record OwnTemplate(String template, int version) implements Refusal {}

    /** A version is approved once. */
    record TemplateApproved(String template, int version) implements Refusal {}
}
