package makewhole.remediation.timeline;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an event means, in a sentence without names. */
final class Sentences {
    private Sentences() {}

    /** Its sentence; one of a later release, which is not known here, still says its own name. */
    static String of(PulledEvent event) {
        return known(event)
                .orElseGet(() -> "%s (%s %s).".formatted(words(event.event()), event.aboutKind(), event.aboutId()));
    }

    /** Its sentence, if it is an event of this release. */
    static Optional<String> known(PulledEvent event) {
        return Optional.of(ours(event))
                .filter(sentence -> !sentence.isEmpty())
                .or(() -> SentencesOfOthers.known(event));
    }

    private static String ours(PulledEvent event) {
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
            case "inquiry-reopened" -> "The inquiry to %s is opened again.".formatted(team(facts));
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
            case "account-change-requested" -> "Another account of an investor is asked for.";
            case "account-changed" -> "Two persons have changed the account of an investor.";
            case "account-change-refused" -> "Another account of an investor is refused.";
            case "investor-correction-requested" ->
                "It is asked for correcting how an investor is written to: %s.".formatted(fact(facts, "fields"));
            case "investor-corrected" ->
                "Two persons have corrected how an investor is written to: %s.".formatted(fact(facts, "fields"));
            case "investor-correction-refused" -> "A correction of how an investor is written to is refused.";
            case "record-correction-proposed" -> "It is proposed to correct a record of deal %s.".formatted(id);
            case "record-corrected" -> "Two persons have corrected a record of deal %s.".formatted(id);
            case "record-correction-refused" -> "A correction of a record of deal %s is refused.".formatted(id);
            case "bank-answers-taken" -> "The bank's answers to payments are taken.";
            case "line-unclaimed" -> "Money that reaches nobody is put into the unclaimed register.";
            case "line-claimed" -> "Money of the unclaimed register is claimed.";
            case "reattempt-proposed" -> "It is proposed to pay to the same account again.";
            case "reattempt-confirmed" -> "Two persons have said that the same account is paid again.";
            case "notices-cancelled" -> "The notices are called off.";
            case "notices-reopened" -> "Customers whose notices were called off can be told in another batch.";
            case "rate-table-shipped" -> "The table of rates %s comes with the release.".formatted(id);
            case "rate-table-imported" ->
                "Version %s of the table of rates %s is imported.".formatted(fact(facts, "version"), id);
            case "rate-table-confirmed" ->
                "Two persons stand for version %s of the table of rates %s.".formatted(fact(facts, "version"), id);
            case "other-journal-broken" ->
                "The journal of %s does not fit together; somebody has to look.".formatted(id);
            case "records-imported" -> "Investors, distributions and valuations are imported.";
            case "reminder-given" -> "A person is reminded of %s.".formatted(fact(facts, "what"));
            case "message-told" -> "A mail to a team or stakeholder is handed over.";
            case "journal-anchored" -> "The end of the journal is written down elsewhere.";
            default -> "";
        };
    }

    private static String team(Map<String, String> facts) {
        return words(fact(facts, "team").toLowerCase(Locale.ROOT));
    }

    static String fact(Map<String, String> facts, String name) {
        return facts.getOrDefault(name, "?");
    }

    private static String words(String name) {
        String words = name.replace('-', ' ').replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
