package makewhole.remediation.timeline;

import static makewhole.remediation.timeline.Sentences.fact;

import java.util.Map;
import java.util.Optional;

/** What the events of allocation-service and notification-service mean; what happens once per notice is not among them. */
final class SentencesOfOthers {
    private SentencesOfOthers() {}

    static Optional<String> known(PulledEvent event) {
        return Optional.of(ofAllocation(event))
                .filter(sentence -> !sentence.isEmpty())
                .or(() -> Optional.of(ofNotification(event)).filter(sentence -> !sentence.isEmpty()));
    }

    private static String ofAllocation(PulledEvent event) {
        Map<String, String> facts = event.facts();
        String id = event.aboutId();
        return switch (event.event()) {
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
            case "incident-opened" -> "An incident is opened for the refused certificate of version %s.".formatted(id);
            case "bisection-started" -> "The version that made the wrong deals is looked for.";
            case "bisection-finished" -> "The look for the version that made the wrong deals ends.";
            case "deal-offered" -> "Deal %s is offered.".formatted(id);
            case "deal-imported" -> "Past deal %s is imported.".formatted(id);
            case "override-requested" -> "Another share than the rule gives is asked for in deal %s.".formatted(id);
            case "override-confirmed" -> "Two persons have decided on another share in deal %s.".formatted(id);
            case "override-withdrawn" -> "Another share in deal %s is asked for no more.".formatted(id);
            default -> "";
        };
    }

    private static String ofNotification(PulledEvent event) {
        Map<String, String> facts = event.facts();
        return switch (event.event()) {
            case "batch-created" -> "The notices are written and checked.";
            case "batch-approved" -> "Customer success approves the notices.";
            case "reminders-made" ->
                "%s customers are reminded of a choice that is open until %s."
                        .formatted(fact(facts, "notices"), fact(facts, "lastDay"));
            case "reminders-left-out" ->
                "Customers are not reminded of the choice that is open until %s.".formatted(fact(facts, "lastDay"));
            case "batch-done" -> "The last notice has left.";
            case "batch-paused" -> "Sending the notices is paused.";
            case "batch-resumed" -> "Sending the notices goes on.";
            case "batch-stopped" -> "Sending stops: a notice is not what was approved.";
            case "batch-cancelled" -> "What is left of the notices is called off.";
            case "batch-retried" -> "Notices that mail servers refused are sent again.";
            case "audience-told" -> "A mail to a team or stakeholder is sent.";
            case "trial-mail-sent" -> "A mail is sent to ourselves, to be looked at.";
            case "template-version-written" -> "Another version of a template is written.";
            case "template-version-approved" -> "A version of a template is approved.";
            default -> "";
        };
    }
}
