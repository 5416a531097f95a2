package makewhole.remediation.inquiry;

import static makewhole.remediation.inquiry.Question.choice;
import static makewhole.remediation.inquiry.Question.date;
import static makewhole.remediation.inquiry.Question.money;
import static makewhole.remediation.inquiry.Question.text;

import java.util.List;
import java.util.Optional;

/** What each team is asked. The post-mortem is drafted from the answers, so none may name a customer. */
public final class Questions {
    private static final String NO_NAMES = " Name no customer: investor ids only.";

    private static final List<Question> CUSTOMER_SUCCESS = List.of(
            text("noticed-by", "Who noticed it first, and how (a customer, an employee, a control)?" + NO_NAMES),
            date("first-complaint-on", "When did the first complaint or question about it come in?"),
            text("harm-described", "How do customers describe the harm they suffered?" + NO_NAMES),
            choice("vulnerable-customers", "Are vulnerable customers among those affected?", "YES", "NO", "UNKNOWN"),
            text(
                    "customer-care",
                    "What do they need beyond the money (calls, another language, more time)?" + NO_NAMES));

    private static final List<Question> ENGINEERING = List.of(
            text("technical-cause", "What is the bug, in words a customer could follow?"),
            date("bug-since", "Since which day has the faulty version been in use?"),
            text("trigger", "Which inputs set it off, and which do not?"),
            text("escaped-because", "How did it get past design, review and tests?"),
            text("detection", "What detected it, and what should have detected it earlier?"),
            text("fix", "What is the fix, and how is it proven?"),
            text("prevention", "What would have made this bug impossible?"));

    private static final List<Question> OPERATIONS = List.of(
            text("positions", "Which positions and cash balances are wrong on our books today?"),
            choice("reversible", "Can the open deals still be rebooked?", "ALL", "SOME", "NONE"),
            date("last-cut-off-on", "What is the last day on which a correction can be booked?"),
            text("manual-work", "What has been done by hand since the discovery?"),
            text("process-cause", "Which step of our process let the wrong result through?"));

    private static final List<Question> LEGAL = List.of(
            text("limits-broken", "Which limits were exceeded, and under which law or contract?"),
            choice("regulator-notice", "Must a regulator be told?", "YES", "NO", "UNDECIDED"),
            date("regulator-deadline-on", "By which day must regulators hear at the latest?"),
            text("interest-basis", "Which interest rule applies, and on which legal basis?"),
            text("litigation", "Are claims or complaints pending or expected?" + NO_NAMES));

    private static final List<Question> FINANCE = List.of(
            money("expected-cost", "What is the expected total cost?"),
            money("reserve", "Which reserve has been booked?"),
            choice("insurance", "Is the loss insured?", "YES", "NO", "UNDER_REVIEW"),
            text("paying-accounts", "From which accounts will be paid, and who releases the files?"),
            text("materiality", "Does it touch published or audited figures?"));

    private Questions() {}

    /** The list of a team, in the order in which it is asked. */
    public static List<Question> of(Team team) {
        return switch (team) {
            case CUSTOMER_SUCCESS -> CUSTOMER_SUCCESS;
            case ENGINEERING -> ENGINEERING;
            case OPERATIONS -> OPERATIONS;
            case LEGAL -> LEGAL;
            case FINANCE -> FINANCE;
        };
    }

    static Optional<Question> find(Team team, String id) {
        return of(team).stream().filter(question -> question.id().equals(id)).findFirst();
    }
}
