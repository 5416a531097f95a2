package makewhole.notification.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.SERVICE_UNAVAILABLE;

import java.util.List;
import makewhole.notification.Refusal.AddressConfirmedBySamePerson;
import makewhole.notification.Refusal.AddressNotAwaited;
import makewhole.notification.Refusal.AddresseeUnknown;
import makewhole.notification.Refusal.AmountDiffers;
import makewhole.notification.Refusal.BatchNotOpen;
import makewhole.notification.Refusal.BodyTooLarge;
import makewhole.notification.Refusal.ChoiceOver;
import makewhole.notification.Refusal.ChoiceShortened;
import makewhole.notification.Refusal.ContactNotExhausted;
import makewhole.notification.Refusal.ContactTaskClosed;
import makewhole.notification.Refusal.CustomerNotUntold;
import makewhole.notification.Refusal.DigestStale;
import makewhole.notification.Refusal.LetterUnprintable;
import makewhole.notification.Refusal.LineDiffers;
import makewhole.notification.Refusal.MailIsNoReport;
import makewhole.notification.Refusal.NothingToRetry;
import makewhole.notification.Refusal.NoticeExists;
import makewhole.notification.Refusal.NoticeNotReaddressable;
import makewhole.notification.Refusal.NoticeNotUncertain;
import makewhole.notification.Refusal.OwnTemplate;
import makewhole.notification.Refusal.PlanNotAuthorised;
import makewhole.notification.Refusal.PlanUnreadable;
import makewhole.notification.Refusal.ReportOfNoNotice;
import makewhole.notification.Refusal.RowsRefused;
import makewhole.notification.Refusal.TemplateApproved;
import makewhole.notification.Refusal.TemplateIsForCustomers;
import makewhole.notification.Refusal.TemplateVersionExists;
import makewhole.notification.Refusal.TrialAddressNotAllowed;
import makewhole.notification.Refusal.TrialNotSent;
import makewhole.notification.RefusedException;
import makewhole.platform.problem.Problem;
import makewhole.platform.problem.Problems;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

@SuppressWarnings("unused") // called by the REST layer
class RefusalProblems {
    @ServerExceptionMapper
    RestResponse<Problem> refused(RefusedException thrown) {
        return switch (thrown.refusal()) {
            case PlanNotAuthorised(var plan, var reason) ->
                Problems.problem(
                        CONFLICT,
                        "plan-not-authorised",
                        "Plan %s does not carry these notices: %s".formatted(plan, reason));
            case PlanUnreadable(var plan, var reason) -> // passes; the caller may ask again
                Problems.problem(
                        SERVICE_UNAVAILABLE,
                        "plan-unreadable",
                        "Plan %s could not be looked at (%s); nothing was decided, ask again".formatted(plan, reason));
            case DigestStale(var given, var actual) ->
                Problems.problem(
                        CONFLICT,
                        "digest-stale",
                        "The notices have the digest %s, not %s; look at them again".formatted(actual, given));
            case AmountDiffers(var line, var told, var planned) ->
                Problems.problem(
                        CONFLICT,
                        "amount-differs",
                        line.equals("*")
                                ? "All notices together tell %s, the plan says %s".formatted(told, planned)
                                : "Line %s: the notice tells %s, the plan says %s".formatted(line, told, planned));
            case LineDiffers(var line, var reason) ->
                Problems.problem(CONFLICT, "line-differs", "Line %s: %s".formatted(line, reason));
            case NoticeExists(var line, var template) ->
                Problems.problem(
                        CONFLICT,
                        "notice-exists",
                        "Line %s of this plan is told already what %s would tell it; nothing was taken"
                                .formatted(line, template));
            case BatchNotOpen(var batch, var state) ->
                Problems.problem(CONFLICT, "batch-not-open", "Batch %s is %s".formatted(batch, state));
            case LetterUnprintable(var notice, var reason) ->
                Problems.problem(
                        CONFLICT,
                        "letter-unprintable",
                        "Notice %s cannot be printed: %s. Tell its customer in another way and record it at the contact task"
                                .formatted(notice, reason));
            case NoticeNotUncertain(var notice, var state) ->
                Problems.problem(
                        CONFLICT,
                        "notice-not-uncertain",
                        "Notice %s is %s: nothing to settle".formatted(notice, state));
            case TemplateVersionExists(var template, var version) ->
                Problems.problem(
                        CONFLICT,
                        "template-version-exists",
                        "Version %d of %s was written by somebody else just now; look at it and write again"
                                .formatted(version, template));
            case OwnTemplate(var template, var version) ->
                Problems.problem(
                        CONFLICT,
                        "own-template",
                        "You have written version %d of %s; another person of customer success approves it"
                                .formatted(version, template));
            case TemplateApproved(var template, var version) ->
                Problems.problem(
                        CONFLICT,
                        "template-approved",
                        "Version %d of %s is approved already; write another one".formatted(version, template));
            case RowsRefused(var refusal, var count, var errors) ->
                Problems.problem(
                        422,
                        "rows-refused",
                        ("Nothing was taken: %d field(s) are wrong; the first %d are listed, all of them are at"
                                        + " /v1/refused-batches/%s/errors. Mend them and send everything again.")
                                .formatted(count, errors.size(), refusal),
                        errors);
            case NothingToRetry(var batch) ->
                Problems.problem(
                        CONFLICT,
                        "nothing-to-retry",
                        "Batch %s has no notice that a mail server refused for good; what came back has a contact task"
                                .formatted(batch));
            case BodyTooLarge(var most) ->
                Problems.problem(
                        413,
                        "body-too-large",
                        "A JSON body says its length and has at most %d bytes; send large batches as NDJSON or CSV"
                                .formatted(most),
                        List.of());
            case TrialAddressNotAllowed() ->
                Problems.problem(
                        CONFLICT,
                        "trial-address-not-allowed",
                        "Trial mails go to the addresses of makewhole.notices.trial-addresses only; this is none of them");
            case TrialNotSent(var reason) -> // passes; a trial mail may be sent as often as one likes
                Problems.problem(
                        SERVICE_UNAVAILABLE,
                        "trial-not-sent",
                        "The mail server did not take the trial mail (%s); look at it and try again".formatted(reason));
            case TemplateIsForCustomers(var template) ->
                Problems.problem(
                        CONFLICT,
                        "template-is-for-customers",
                        "%s is for customers: send it as a batch, which customer success approves".formatted(template));
            case AddresseeUnknown(var addressee) ->
                Problems.problem(
                        CONFLICT,
                        "addressee-unknown",
                        "%s is not in makewhole.audience.directory; nobody was told. Add them, or tell their team"
                                .formatted(addressee));
            case MailIsNoReport(var reason) ->
                Problems.problem(
                        422,
                        "mail-is-no-report",
                        "This is not a delivery report: %s. Send the mail as it came, with all its parts"
                                .formatted(reason),
                        List.of());
            case ReportOfNoNotice() ->
                Problems.problem(
                        422,
                        "report-of-no-notice",
                        "The report names no notice of ours, or several; look up the notice and settle it by hand",
                        List.of());
            case ContactTaskClosed(var notice, var state) ->
                Problems.problem(
                        CONFLICT,
                        "contact-task-closed",
                        "The contact task of notice %s is %s; nothing is left to do".formatted(notice, state));
            case ContactNotExhausted(var notice, var untried) ->
                Problems.problem(
                        CONFLICT,
                        "contact-not-exhausted",
                        "The customer of notice %s cannot be given up before these were tried and recorded: %s"
                                .formatted(notice, String.join(", ", untried)));
            case CustomerNotUntold(var notice, var why) ->
                Problems.problem(
                        CONFLICT,
                        "customer-not-untold",
                        "The customer of notice %s cannot be given up: %s".formatted(notice, why));
            case ChoiceOver(var lastDay, var goesOut) ->
                Problems.problem(
                        CONFLICT,
                        "choice-over",
                        "Customers are asked to choose until %s, and their notices go out on %s: no whole day would be left. Send earlier, or say lateChoices so that the others are told, and grant in a supplement what is missed"
                                .formatted(lastDay, goesOut));
            case ChoiceShortened(var lastDay, var goesOut, var promised) ->
                Problems.problem(
                        CONFLICT,
                        "choice-shortened",
                        "Customers are asked to choose until %s, and their notices go out on %s: fewer than the %d days that they are promised would be left. Send earlier, or say shortChoices if you know and want them told nevertheless"
                                .formatted(lastDay, goesOut, promised));
            case AddressNotAwaited(var attempt) ->
                Problems.problem(
                        CONFLICT,
                        "address-not-awaited",
                        "Contact attempt %s has no address that waits for confirmation".formatted(attempt));
            case AddressConfirmedBySamePerson(var attempt) ->
                Problems.problem(
                        CONFLICT,
                        "second-person-required",
                        "Whoever recorded contact attempt %s cannot confirm its address; ask somebody else"
                                .formatted(attempt));
            case NoticeNotReaddressable(var notice, var state) ->
                Problems.problem(
                        CONFLICT,
                        "notice-not-readdressable",
                        "Notice %s is %s: only one that failed, of a batch that is neither paused nor stopped, goes to another address"
                                .formatted(notice, state));
        };
    }
}
