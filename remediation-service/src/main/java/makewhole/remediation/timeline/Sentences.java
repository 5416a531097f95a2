package makewhole.remediation.timeline;

import java.util.Locale;
import java.util.Map;

/** What an event means, in a sentence without names. An event that is not known here still says its own name. */
final class Sentences {
    private Sentences() {}

    static String of(PulledEvent event) {
        Map<String, String> facts = event.facts();
        String id = event.aboutId();
        return switch (event.event()) {
            case "incident-declared" ->
                "The incident is declared; version %s is suspected.".formatted(fact(facts, "suspectedVersion"));
            case "containment-not-confirmed" -> "The kill switch is ordered but not confirmed yet.";
            case "containment-confirmed" -> "Allocation-service confirms that the kill switch is engaged.";
            case "incident-lead-taken" -> "The incident is led by a person.";
            case "incident-rated" ->
                "The severity is set to %s."
                        .formatted(words(fact(facts, "severity").toLowerCase(Locale.ROOT)));
            case "incident-jurisdictions-named" -> "The incident concerns %s.".formatted(fact(facts, "jurisdictions"));
            case "incident-role-taken" ->
                "A person becomes the %s."
                        .formatted(fact(facts, "role").toLowerCase(Locale.ROOT).replace('_', ' '));
            case "incident-role-offered" ->
                "The role of the %s is handed over."
                        .formatted(fact(facts, "role").toLowerCase(Locale.ROOT).replace('_', ' '));
            case "workstream-planned" ->
                "The next action of %s is planned."
                        .formatted(fact(facts, "workstream").toLowerCase(Locale.ROOT));
            case "incident-restricted" -> "Who may read the incident is restricted.";
            case "incident-shown" -> "The incident may be read by everybody again.";
            case "case-log-written" ->
                "%s %s is written into the log."
                        .formatted(words(fact(facts, "kind").toLowerCase(Locale.ROOT)), fact(facts, "number"));
            case "incident-reopened" -> "The incident is opened again.";
            case "incident-closed" -> "The incident is closed.";
            case "inquiry-answered" -> "%s answers its questions.".formatted(team(facts));
            case "inquiry-owned" -> "A person sees to the answers of %s.".formatted(team(facts));
            case "inquiry-due-moved" ->
                "The answers of %s are due on %s now.".formatted(team(facts), fact(facts, "to"));
            case "inquiry-waiver-requested" ->
                "It is asked for doing without the answers of %s.".formatted(team(facts));
            case "deadline-set" -> "A day is put into the calendar: %s.".formatted(fact(facts, "due"));
            case "deadline-kept" -> "A day of the calendar is kept.";
            case "overdue-escalated" -> "Overdue since %s: %s.".formatted(fact(facts, "due"), fact(facts, "what"));
            case "inquiry-waived" -> "Legal does without the answers of %s.".formatted(team(facts));
            case "scope-begun" -> "The scope is worked out from an audit of past deals.";
            case "scope-decided" ->
                "The scope is decided: %s deals audited, %s wrong, %s findings."
                        .formatted(fact(facts, "dealsAudited"), fact(facts, "dealsWrong"), fact(facts, "findings"));
            case "scope-undecided" ->
                "The audit is checked; %s deals have to be decided by hand.".formatted(fact(facts, "dealsUndecidable"));
            case "hand-decision-proposed" -> "What becomes of deal %s is proposed.".formatted(fact(facts, "deal"));
            case "hand-decision-confirmed" -> "Two persons have decided deal %s.".formatted(fact(facts, "deal"));
            case "scope-failed" -> "The scope cannot be decided.";
            case "regression-cases-frozen" -> "Every wrong deal is frozen as a regression case.";
            case "service-back" -> "A verified version is active, and the switch over everything is released.";
            case "plan-drafted" -> "A plan of remedies is worked out.";
            case "plan-frozen" -> "The plan is frozen under its digest.";
            case "plan-approval-given" ->
                "%s approves the plan.".formatted(words(fact(facts, "role").toLowerCase(Locale.ROOT)));
            case "plan-approved" -> "Legal, operations and finance have approved the plan.";
            case "plan-approval-lapsed" ->
                "The approval of the plan by %s has lapsed."
                        .formatted(fact(facts, "role").toLowerCase(Locale.ROOT));
            case "alternative-return-claimed" ->
                "Somebody claims that a customer earned something elsewhere on cash that was missing in deal %s."
                        .formatted(fact(facts, "deal"));
            case "alternative-return-proven" -> "Two persons stand for what a customer earned elsewhere.";
            case "alternative-return-refused" -> "What a customer is said to have earned elsewhere counts for nothing.";
            case "plan-supplemented" ->
                "A plan for what is owed beyond %s lines is drafted.".formatted(fact(facts, "lines"));
            case "dispute-dismissal-proposed" -> "It is proposed to dismiss a dispute.";
            case "dispute-dismissed" -> "Two persons have dismissed a dispute.";
            case "rebooking-ended" ->
                "A correction of %s can never be booked any more, and is taken back.".formatted(fact(facts, "deal"));
            case "rebooking-booked-after-its-end" ->
                "A correction of %s that was taken back is booked all the same, and waits for a person."
                        .formatted(fact(facts, "deal"));
            case "missed-purchase-ended" -> "A person says what became of a top-up that was accepted and missed.";
            case "left-behind-denial-proposed" ->
                "It is proposed that nothing is owed for a line whose units can never move any more.";
            case "left-behind-denied" ->
                "Two persons have said that nothing is owed for a line whose units can never move any more.";
            case "plan-rejected" ->
                "%s rejects the plan.".formatted(words(fact(facts, "role").toLowerCase(Locale.ROOT)));
            case "plan-released" -> "The plan is released.";
            case "plan-superseded" -> "A new version takes the plan's place; its approvals are void.";
            case "line-answered" -> "A customer answers an offer.";
            case "answers-decided" -> "Answers and silence take effect.";
            case "deal-rebooked" -> "Deal %s is rebooked.".formatted(fact(facts, "deal"));
            case "rebooking-refused" -> "Rebooking deal %s is refused.".formatted(fact(facts, "deal"));
            case "rebooking-asked-again" -> "Rebooking deal %s is asked for again.".formatted(fact(facts, "deal"));
            case "top-ups-bought" -> "Accepted top-ups are bought out of the error account.";
            case "payment-run-proposed" ->
                "A payment run of %s payments for %s is proposed."
                        .formatted(fact(facts, "payments"), fact(facts, "day"));
            case "payment-run-exported" ->
                "Finance approves the payment run for %s; its files are written.".formatted(fact(facts, "day"));
            case "payment-run-withdrawn" -> "A payment run is withdrawn.";
            case "event-put-aside" ->
                "An event of %s cannot be taken up, and waits for a person.".formatted(fact(facts, "service"));
            case "event-taken-up" -> "An event of %s that was put aside is taken up.".formatted(fact(facts, "service"));
            case "event-unreadable" -> "An event comes that cannot be read, and waits for a person.";
            case "status-reported" -> "Stakeholders are told where it stands: %s.".formatted(fact(facts, "state"));
            case "message-refused" -> "A mail to a team or stakeholder is not taken; somebody has to look.";
            case "message-retried" -> "A mail to a team or stakeholder is handed over again.";
            case "notices-requested" -> "The notices to customers are ordered.";
            case "notices-posted" -> "The notices are handed over to be approved and sent.";
            case "notices-refused" -> "The notices are refused as a whole.";
            case "notices-done" -> "Every notice is sent or settled.";
            case "post-mortem-drafted" -> "The post-mortem is drafted.";
            case "post-mortem-edited" -> "The post-mortem is edited.";
            case "post-mortem-discussed" -> "The post-mortem is talked about on %s.".formatted(fact(facts, "heldOn"));
            case "post-mortem-reviewed" -> "Somebody who did not write the post-mortem approves it.";
            case "action-added" ->
                "Action %s is tracked, due on %s.".formatted(fact(facts, "number"), fact(facts, "due"));
            case "action-done" -> "Action %s is done.".formatted(fact(facts, "number"));
            case "action-verified" -> "The test of action %s is seen to pass.".formatted(fact(facts, "number"));
            case "post-mortem-published" -> "The post-mortem is published.";
            case "kill-switch-engaged" -> "The kill switch is engaged for %s.".formatted(fact(facts, "scope"));
            case "kill-switch-engaged-again" ->
                "The kill switch is engaged for %s by one more person or service.".formatted(fact(facts, "scope"));
            case "kill-switch-release-requested" ->
                "The release of the kill switch for %s is requested.".formatted(fact(facts, "scope"));
            case "kill-switch-released" -> "The kill switch for %s is released.".formatted(fact(facts, "scope"));
            case "certificate-rejected" -> "The certificate of deal %s is refused; nothing is published.".formatted(id);
            case "version-registered" -> "Version %s is registered.".formatted(id);
            case "shadow-started" -> "Version %s is worked out in shadow from now on.".formatted(id);
            case "shadow-stopped" -> "Version %s is not worked out in shadow any more.".formatted(id);
            case "version-suspected" -> "Version %s is marked as suspect.".formatted(id);
            case "version-activation-requested" -> "The activation of version %s is requested.".formatted(id);
            case "version-activated" -> "Version %s is active.".formatted(id);
            case "version-retired" -> "Version %s is retired.".formatted(id);
            case "audit-started" -> "An audit of past deals begins.";
            case "audit-finished" ->
                "The audit ends: %s deals, %s wrong, %s findings."
                        .formatted(fact(facts, "deals"), fact(facts, "wrong"), fact(facts, "findings"));
            case "regression-case-frozen" -> "Deal %s is frozen as a regression case.".formatted(id);
            case "verification-started" -> "The verification of version %s begins.".formatted(id);
            case "verification-passed" -> "Version %s passes its verification.".formatted(id);
            case "verification-failed" -> "Version %s fails its verification.".formatted(id);
            case "publication-refused" -> "An allocation of deal %s is refused: it is halted.".formatted(id);
            case "allocation-published" -> "Deal %s is allocated.".formatted(id);
            case "allocation-corrected" -> "A corrected allocation of deal %s is booked.".formatted(id);
            case "batch-created" -> "The notices are written and checked.";
            case "batch-approved" -> "Customer success approves the notices.";
            case "reminders-made" ->
                "%s customers are reminded of a choice that is open until %s."
                        .formatted(fact(facts, "notices"), fact(facts, "lastDay"));
            case "reminders-left-out" ->
                "Customers are not reminded of the choice that is open until %s.".formatted(fact(facts, "lastDay"));
            case "batch-done" -> "The last notice has left.";
            default -> "%s (%s %s).".formatted(words(event.event()), event.aboutKind(), id);
        };
    }

    private static String team(Map<String, String> facts) {
        return words(fact(facts, "team").toLowerCase(Locale.ROOT));
    }

    private static String fact(Map<String, String> facts, String name) {
        return facts.getOrDefault(name, "?");
    }

    private static String words(String name) {
        String words = name.replace('-', ' ').replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
