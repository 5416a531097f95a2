package makewhole.remediation.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.inquiry.Team;
import makewhole.remediation.remedy.Window;
import makewhole.remediation.settlement.CurrencyTieOut;
import makewhole.remediation.timeline.TimelineMarkdown;

/** Writes the first version of each section from facts alone. People make it better; they need not make it true. */
final class Draft {
    private final Facts facts;
    private final List<TrackedAction> actions;

    private Draft(Facts facts, List<TrackedAction> actions) {
        this.facts = facts;
        this.actions = List.copyOf(actions);
    }

    static Map<Section, String> of(Facts facts, List<TrackedAction> actions) {
        Draft draft = new Draft(facts, actions);
        Map<Section, String> sections = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            sections.put(section, draft.write(section).strip());
        }
        return sections;
    }

    private String write(Section section) {
        return switch (section) {
            case SUMMARY -> summary();
            case IMPACT -> impact() + Statements.of(facts.inquiries());
            case TIMELINE -> TimelineMarkdown.table(facts.timeline());
            case TECHNICAL_CAUSES -> technicalCauses();
            case PROCESS_CAUSES -> processCauses();
            case DETECTION -> detection();
            case RESPONSE -> response();
            case REMEDIATION -> remediation();
            case WENT_WELL -> bullets(wentWell());
            case WENT_BADLY -> bullets(wentBadly());
            case LUCK -> bullets(luck());
            case PREVENTION -> answer(Team.ENGINEERING, "prevention");
            case ACTIONS -> Actions.table(facts, actions);
        };
    }

    private String summary() {
        String what = "%s. It was discovered on %s; version %s of the allocation algorithm was suspected."
                .formatted(
                        facts.incident().title(),
                        facts.incident().discoveredOn(),
                        facts.incident().suspectedVersion());
        if (facts.scope().isEmpty()) {
            return what + " Its scope is not decided yet.";
        }
        int audited = facts.scope().get().dealsAudited();
        if (facts.nobodyHurt()) {
            return what + " All %d past deals were allocated anew and compared: every one is right.".formatted(audited);
        }
        return (what + " All %d past deals were allocated anew and compared, and each right answer was proven by a"
                        + " checker of its own: %d %s wrong, with %d findings for %d investors.")
                .formatted(
                        audited,
                        facts.wrongDeals().size(),
                        facts.wrongDeals().size() == 1 ? "deal is" : "deals are",
                        facts.findings().size(),
                        facts.scope().get().investorsIn());
    }

    private String impact() {
        if (facts.findings().isEmpty()) {
            return "Nobody was given more or less than the right amount.";
        }
        long overCap = facts.findings().stream()
                .filter(finding -> finding.aboveCapBy().minor() > 0)
                .count();
        long overLaw = facts.findings().stream()
                .filter(finding -> finding.aboveLimit() && finding.limitKind() == LimitKind.STATUTORY)
                .count();
        return "%s%n%d of those who were given too much were above the most they could be given; %d above a limit of law.%n%s"
                .formatted(
                        ImpactTables.deals(facts.wrongDeals(), facts.findings()),
                        overCap,
                        overLaw,
                        ImpactTables.owed(facts.planLines(), facts.granted()));
    }

    private String technicalCauses() {
        return "%s%n%n**Since when:** %s. **What sets it off:** %s"
                .formatted(
                        answer(Team.ENGINEERING, "technical-cause"),
                        answer(Team.ENGINEERING, "bug-since"),
                        answer(Team.ENGINEERING, "trigger"));
    }

    private String processCauses() {
        return "%s%n%n%s"
                .formatted(answer(Team.ENGINEERING, "escaped-because"), answer(Team.OPERATIONS, "process-cause"));
    }

    private String detection() {
        return "%s%n%n%s%n%n%s"
                .formatted(
                        answer(Team.CUSTOMER_SUCCESS, "noticed-by"),
                        answer(Team.ENGINEERING, "detection"),
                        daysUnnoticed()
                                .map(days -> "The first wrong deal had been closed for %d days when it was discovered."
                                        .formatted(days))
                                .orElse(""));
    }

    private String response() {
        StringBuilder table = new StringBuilder("| milestone | after the declaration |\n|---|---|\n");
        milestone(table, "kill switch confirmed", Gate.SWITCH_CONFIRMED);
        milestone(table, "scope decided", Gate.SCOPE_DECIDED);
        milestone(table, "a verified version active, service back", Gate.SERVICE_BACK);
        milestone(table, "plan approved by three", Gate.PLAN_APPROVED);
        milestone(table, "open deals rebooked", Gate.DEALS_REBOOKED);
        milestone(table, "everything due ordered from the bank", Gate.DUES_IN_FLIGHT);
        milestone(table, "every customer told", Gate.NOTICES_SENT);
        return "%s%n%s".formatted(table, answer(Team.OPERATIONS, "manual-work"));
    }

    private void milestone(StringBuilder table, String words, Gate gate) {
        Optional<Instant> at = facts.nobodyHurt() && isOfRemedy(gate)
                ? Optional.empty()
                : facts.gates().openSince(gate);
        table.append("| %s | %s |%n"
                .formatted(
                        words,
                        at.map(when -> Durations.words(
                                        Duration.between(facts.incident().declaredAt(), when)))
                                .orElse(facts.nobodyHurt() && isOfRemedy(gate) ? "not needed" : "not yet")));
    }

    private static boolean isOfRemedy(Gate gate) {
        return switch (gate.workstream()) {
            case REMEDY, COMMUNICATION -> true;
            case CONTAINMENT, INQUIRY, SCOPE, FIX, REVIEW -> false;
        };
    }

    private String remediation() {
        if (facts.planLines().isEmpty()) {
            return facts.nobodyHurt() ? "Nothing has to be put right." : "No plan is worked out yet.";
        }
        String basis = "The plan rests on: %s".formatted(answer(Team.LEGAL, "interest-basis"));
        String remedies = ImpactTables.remedies(facts.planLines(), facts.granted());
        return facts.tieOut().isEmpty()
                ? "%s%n%s".formatted(remedies, basis)
                : "%s%n%s%n%nPlan, payment files, journal and notices reconcile as follows.%n%n%s"
                        .formatted(remedies, basis, ImpactTables.tieOut(facts.tieOut()));
    }

    private List<String> wentWell() {
        List<String> well = new ArrayList<>();
        facts.gates()
                .openSince(Gate.SWITCH_CONFIRMED)
                .ifPresent(at -> well.add("Allocations were halted, and the halt confirmed, %s after the declaration."
                        .formatted(Durations.words(
                                Duration.between(facts.incident().declaredAt(), at)))));
        facts.scope()
                .ifPresent(scope ->
                        well.add("The scope was proven, not assumed: all %d deals were audited, %d certificates"
                                        .formatted(scope.dealsAudited(), scope.certificatesChecked())
                                + " checked by code that shares nothing with the solver."));
        if (!facts.tieOut().isEmpty() && facts.tieOut().stream().allMatch(CurrencyTieOut::agrees)) {
            well.add("Plan, payment files, journal and notices agree to the last unit.");
        }
        return well;
    }

    private List<String> wentBadly() {
        List<String> badly = new ArrayList<>();
        daysUnnoticed().ifPresent(days -> badly.add("The fault went unnoticed for %d days.".formatted(days)));
        if (!facts.findings().isEmpty()) {
            badly.add("No check of ours that ran before publishing caught it.");
        }
        facts.timeline().stream()
                .filter(item -> item.event().equals("containment-not-confirmed"))
                .findFirst()
                .ifPresent(item -> badly.add("The kill switch could not be confirmed at the first attempt."));
        return badly;
    }

    private List<String> luck() {
        long open = facts.planLines().stream()
                .filter(line -> line.window() == Window.OPEN)
                .map(line -> line.deal())
                .distinct()
                .count();
        List<String> luck = new ArrayList<>();
        if (open > 0) {
            luck.add("%d of %d wrong deals could still be rebooked, because it was found within the correction window."
                    .formatted(open, facts.wrongDeals().size()));
        }
        facts.scope()
                .filter(scope -> !facts.findings().isEmpty())
                .filter(scope -> scope.dealsAudited() > scope.dealsWrong().size())
                .ifPresent(scope -> luck.add("%d of %d deals did not meet the conditions that set the fault off."
                        .formatted(scope.dealsAudited() - scope.dealsWrong().size(), scope.dealsAudited())));
        return luck;
    }

    private Optional<Long> daysUnnoticed() {
        return facts.wrongDeals().stream()
                .map(ScopedDeal::closedOn)
                .min(Comparator.naturalOrder())
                .map(first -> ChronoUnit.DAYS.between(first, facts.incident().discoveredOn()))
                .filter(days -> days > 0);
    }

    private String answer(Team team, String question) {
        return facts.answer(team, question);
    }

    private static String bullets(List<String> points) {
        return points.isEmpty() ? "Nothing to note yet." : "- " + String.join("\n- ", points);
    }
}
